import type { ExerciseFolder } from '@assay/exercises/zip/read-exercise-zip.ts';
import type { Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../errors.ts';
import { readFolder } from './draft-folder.ts';
import { selectDraft } from './drafts.queries.ts';
import { selectOwnVersions } from './own-versions.queries.ts';

/**
 * An own exercise as one of its versions was published.
 * @throws AppError `not_found`
 */
export async function readVersion({ database, workspaces }: Deps, scope: Scope, draftId: string, version: number): Promise<ExerciseFolder> {
  const { slug, versions } = await database.within(scope, async (db) => {
    const draft = await selectDraft(db, draftId);
    return { slug: draft.slug, versions: await selectOwnVersions(db, draft.slug) };
  });
  const found = versions.find((candidate) => candidate.version === version);
  if (found === undefined) throw notFound('draft');
  return { slug, files: readFolder((await workspaces.gradingMaterial({ exercise_id: found.exerciseId, variant: null })).directory) };
}
