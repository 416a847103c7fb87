import { ExerciseError } from '@assay/exercises/exercise-error.ts';
import { PROPOSALS, readProposals, writeProposals, type Proposal } from '@assay/exercises/proposals.ts';
import { removeDraftFile, saveDraftFile } from '../authoring/change-draft.ts';
import { selectDraftFiles } from '../authoring/drafts.queries.ts';
import type { WorkspaceFile } from '../contract/attempt.ts';
import type { Db } from '../db/database.ts';
import { notFound } from '../errors.ts';

/** What waits for a person; nothing while the file that says so cannot be read, which a check reports with its line. */
export function waitingIn(files: readonly WorkspaceFile[]): Proposal[] {
  const marker = files.find(({ path }) => path === PROPOSALS);
  try {
    return marker === undefined ? [] : readProposals(marker.content);
  } catch (error) {
    if (error instanceof ExerciseError) return [];
    throw error;
  }
}

/**
 * Adds what a model wrote to a draft, marked before anything else can see it.
 * @throws AppError `file_changed` when one of the files is there by now; ExerciseError when what waits cannot be read
 */
export async function addToDraft(db: Db, draftId: string, files: Readonly<Record<string, string>>, about: Omit<Proposal, 'paths'>, by: string): Promise<void> {
  const marker = (await selectDraftFiles(db, draftId)).find(({ path }) => path === PROPOSALS);
  const before = marker === undefined ? [] : readProposals(marker.content);
  await saveDraftFile(db, draftId, PROPOSALS, { content: writeProposals([...before, { paths: Object.keys(files), ...about }]), baseVersion: marker?.version ?? 0 }, by);
  for (const [path, content] of Object.entries(files)) await saveDraftFile(db, draftId, path, { content, baseVersion: 0 }, by);
}

/**
 * A person accepts a proposal, or discards it with its files.
 * @throws AppError `not_found` when nothing of exactly these paths waits; then nothing is changed
 */
export async function settleInDraft(db: Db, draftId: string, paths: readonly string[], keep: boolean, by: string): Promise<void> {
  const files = await selectDraftFiles(db, draftId);
  const marker = files.find(({ path }) => path === PROPOSALS);
  const waiting = waitingIn(files);
  const left = waiting.filter((proposal) => proposal.paths.join('\n') !== paths.join('\n'));
  if (marker === undefined || left.length === waiting.length) throw notFound('proposal');
  if (left.length === 0) await removeDraftFile(db, draftId, PROPOSALS, marker.version, by);
  else await saveDraftFile(db, draftId, PROPOSALS, { content: writeProposals(left), baseVersion: marker.version }, by);
  if (keep) return;
  for (const { path, version } of files) if (paths.includes(path)) await removeDraftFile(db, draftId, path, version, by);
}
