import { z } from 'zod';
import type { SavedFile, WorkspaceFile } from '../contract/attempt.ts';
import type { DraftSummary } from '../contract/exercise-drafts.ts';
import { OptionalTime, Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';
import { notFound } from '../errors.ts';

const sql = loadSql(
  import.meta.filename, 'select_drafts', 'insert_draft', 'insert_files', 'select_source', 'is_catalogue_slug', 'select_files', 'raise_revision', 'insert_file', 'update_file',
  'delete_file', 'select_size',
);

export type Draft = Omit<DraftSummary, 'versions'>;
const DraftRow = z.object({ id: z.string(), slug: z.string(), created_at: Time, changed_at: Time, changed_by: z.string(), retired_at: OptionalTime })
  .transform(({ created_at: createdAt, changed_at: changedAt, changed_by: changedBy, retired_at: retiredAt, ...row }): Draft => ({ ...row, createdAt, changedAt, changedBy, retiredAt }));
const FileRow = z.object({ path: z.string(), content: z.string(), version: z.int(), saved_at: Time }).transform(({ saved_at: savedAt, ...row }): WorkspaceFile => ({ ...row, savedAt }));
const SavedRow = z.object({ path: z.string(), version: z.int(), saved_at: Time }).transform(({ saved_at: savedAt, ...row }): SavedFile => ({ ...row, savedAt }));

/** All drafts of the organization, the last changed first. */
export function selectDrafts(db: Db): Promise<Draft[]> {
  return db.many(sql.select_drafts, { id: null }, DraftRow);
}

/** @throws AppError `not_found` */
export async function selectDraft(db: Db, id: string): Promise<Draft> {
  const draft = await db.maybeOne(sql.select_drafts, { id }, DraftRow);
  if (draft === null) throw notFound('draft');
  return draft;
}

/** Null when the organization has a draft of that name. */
export async function insertDraft(db: Db, slug: string, files: Readonly<Record<string, string>>, exerciseId: string | null, by: string): Promise<string | null> {
  const draft = await db.maybeOne(sql.insert_draft, { slug, exercise_id: exerciseId, by }, z.object({ id: z.string() }));
  if (draft === null) return null;
  await db.run(sql.insert_files, { draft_id: draft.id, files: JSON.stringify(files) });
  return draft.id;
}

/** The exercise that a draft was copied from, or null. */
export async function selectSource(db: Db, draftId: string): Promise<string | null> {
  return (await db.one(sql.select_source, { draft_id: draftId }, z.object({ exercise_id: z.string().nullable() }))).exercise_id;
}

export async function isCatalogueSlug(db: Db, slug: string): Promise<boolean> {
  return (await db.one(sql.is_catalogue_slug, { slug }, z.object({ taken: z.boolean() }))).taken;
}

export function selectDraftFiles(db: Db, draftId: string): Promise<WorkspaceFile[]> {
  return db.many(sql.select_files, { draft_id: draftId }, FileRow);
}

/** The next revision; until the transaction ends, nobody else changes the draft. */
export async function raiseRevision(db: Db, draftId: string, by: string): Promise<number> {
  return (await db.one(sql.raise_revision, { draft_id: draftId, by }, z.object({ revision: z.int() }))).revision;
}

/** Null when there is a file of that name. */
export function insertFile(db: Db, draftId: string, path: string, content: string, version: number): Promise<SavedFile | null> {
  return db.maybeOne(sql.insert_file, { draft_id: draftId, path, content, version }, SavedRow);
}

/** Gives a file other content or another name. Null when it is no longer at that version. */
export function updateFile(db: Db, draftId: string, path: string, change: { to?: string; content?: string }, baseVersion: number, version: number): Promise<SavedFile | null> {
  return db.maybeOne(sql.update_file, { draft_id: draftId, path, to: change.to ?? path, content: change.content ?? null, base_version: baseVersion, version }, SavedRow);
}

/** False when it is no longer at that version. */
export async function deleteFile(db: Db, draftId: string, path: string, baseVersion: number): Promise<boolean> {
  return (await db.run(sql.delete_file, { draft_id: draftId, path, base_version: baseVersion })) === 1;
}

/** How large a draft is, and what stands where a file of that path would. */
export function selectSize(db: Db, draftId: string, path: string): Promise<{ files: number; bytes: number; in_the_way: string | null }> {
  return db.one(sql.select_size, { draft_id: draftId, path }, z.object({ files: z.int(), bytes: z.int(), in_the_way: z.string().nullable() }));
}
