import type { DraftDetail, DraftSummary, Examination } from '../contract/exercise-drafts.ts';
import type { Db, Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { withDraftFolder } from './draft-folder.ts';
import { selectDraft, selectDraftFiles, selectDrafts } from './drafts.queries.ts';
import { examineFolder } from './examine-folder.ts';
import { isReady, selectOptionalLatestCheck } from './exercise-checks.queries.ts';
import { selectOwnVersions } from './own-versions.queries.ts';
import { tellProblems } from './tell-problems.ts';
import { trustedSql } from './trusted-sql.ts';

/** All drafts, each with the versions that were published of it. */
export async function viewDrafts(db: Db): Promise<DraftSummary[]> {
  const drafts = await selectDrafts(db);
  const versions = await selectOwnVersions(db, null);
  return drafts.map((draft) => ({ ...draft, versions: versions.filter(({ slug }) => slug === draft.slug).map(({ slug: _, ...version }) => version) }));
}

/**
 * One draft with its files.
 * @throws AppError `not_found`
 */
export async function viewDraft(db: Db, draftId: string): Promise<DraftDetail> {
  const draft = await selectDraft(db, draftId);
  const versions = (await selectOwnVersions(db, draft.slug)).map(({ slug: _, ...version }) => version);
  return { ...draft, versions, files: await selectDraftFiles(db, draftId) };
}

/** What can be said of a draft at once, and what its last check said. */
export async function viewExamination(deps: Deps, scope: Scope, draftId: string): Promise<Examination> {
  const { database } = deps;
  const { draft, files, check } = await database.within(scope, async (db) => (
    { draft: await selectDraft(db, draftId), files: await selectDraftFiles(db, draftId), check: await selectOptionalLatestCheck(db, draftId) }));
  const trusted = await trustedSql(deps, scope, draftId);
  const examined = await withDraftFolder({ slug: draft.slug, files }, async (folder) => {
    const { exercise, problems } = await examineFolder(folder, trusted);
    return { contentHash: exercise?.forGrading.hash ?? null, problems: tellProblems(problems, folder) };
  });
  return { ...examined, check, notReady: await database.within(scope, (db) => reasonsAgainst(db, draft, examined.contentHash)) };
}

/** Why a draft of this content cannot be published, in words; empty when it can. */
export async function reasonsAgainst(db: Db, { id, slug }: { id: string; slug: string }, contentHash: string | null): Promise<string[]> {
  if (contentHash === null) return ['The files do not make an exercise yet. Correct the problems.'];
  const same = (await selectOwnVersions(db, slug)).find((version) => version.contentHash === contentHash);
  if (same !== undefined) return [`Version ${same.version} is exactly this. Change something first.`];
  if (await isReady(db, id, contentHash)) return [];
  const check = await selectOptionalLatestCheck(db, id);
  if (check?.contentHash === contentHash && check.state === 'refused') return ['The check found problems. Correct them and check again.'];
  return ['Not checked as it is now. Check it.'];
}
