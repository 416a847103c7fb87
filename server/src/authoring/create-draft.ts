import { insertAudit } from '../audit/audit.queries.ts';
import type { Db } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { insertDraft, isCatalogueSlug } from './drafts.queries.ts';

/**
 * A new draft of these files, which may be a copy of an exercise; returns its id.
 * @throws AppError `draft_exists` when the name belongs to another exercise, of the organization or of the catalogue
 */
export async function createDraft(db: Db, slug: string, files: Readonly<Record<string, string>>, exerciseId: string | null, by: string): Promise<string> {
  if (await isCatalogueSlug(db, slug)) throw taken('The catalogue has an exercise of that name. Choose another.');
  const id = await insertDraft(db, slug, files, exerciseId, by);
  if (id === null) throw taken('Your organization has a draft of that name. Choose another, or go on with that one.');
  await insertAudit(db, { actor: by, action: 'exercise_draft_created', subject: `exercise:${slug}` });
  return id;
}

function taken(detail: string): AppError {
  return new AppError('draft_exists', detail, { fields: [{ pointer: '/slug', detail }] });
}
