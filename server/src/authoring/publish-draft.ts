import type { Exercise } from '@assay/exercises/load-exercise.ts';
import { insertAudit } from '../audit/audit.queries.ts';
import type { Db, Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { withDraftFolder } from './draft-folder.ts';
import { selectDraft, selectDraftFiles, type Draft } from './drafts.queries.ts';
import { examineFolder } from './examine-folder.ts';
import { insertOwnVersion, insertSnapshot } from './own-versions.queries.ts';
import { trustedSql } from './trusted-sql.ts';
import { reasonsAgainst } from './view-drafts.ts';

type Use<T> = (db: Db, draft: Draft, exercise: Exercise) => Promise<T>;

/**
 * Makes a draft, as it is, the next version that screens are offered.
 * @throws AppError `draft_not_ready` unless the last check of exactly this content let it through
 */
export function publishDraft(deps: Deps, scope: Scope, draftId: string, by: string): Promise<void> {
  return withExercise(deps, scope, draftId, async (db, draft, exercise) => {
    const reasons = await reasonsAgainst(db, draft, exercise.forGrading.hash);
    if (reasons.length > 0) throw new AppError('draft_not_ready', reasons.join(' '));
    const inserted = await insertOwnVersion(db, exercise, by);
    if (inserted === null) throw new AppError('nothing_to_publish', 'Exactly this was published before. Change something first.');
    await insertAudit(db, { actor: by, action: 'exercise_published', subject: `exercise:${draft.slug}`, detail: { version: inserted.version, contentHash: exercise.forGrading.hash } });
  });
}

/** Keeps a draft, as it is, for one who tries it out; returns the exercise's id. */
export function keepSnapshot(deps: Deps, scope: Scope, draftId: string, by: string): Promise<string> {
  return withExercise(deps, scope, draftId, (db, _draft, exercise) => insertSnapshot(db, exercise, by));
}

async function withExercise<T>(deps: Deps, scope: Scope, draftId: string, use: Use<T>): Promise<T> {
  const { database } = deps;
  const { draft, files } = await database.within(scope, async (db) => ({ draft: await selectDraft(db, draftId), files: await selectDraftFiles(db, draftId) }));
  const trusted = await trustedSql(deps, scope, draftId);
  return withDraftFolder({ slug: draft.slug, files }, async (folder) => {
    const { exercise } = await examineFolder(folder, trusted);
    if (exercise === null) throw new AppError('draft_not_ready', 'The files do not make an exercise yet. Correct the problems that are listed beside them.');
    return database.within(scope, (db) => use(db, draft, exercise));
  });
}
