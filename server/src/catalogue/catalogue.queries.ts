import { z } from 'zod';
import type { CatalogueExercise } from '../contract/authoring.ts';
import type { ExerciseDetail } from '../contract/catalogue.ts';
import { Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_catalogue', 'select_exercise', 'select_versions_beside', 'select_bundle');
const Exercise = z.object({
  id: z.string(), slug: z.string(), version: z.int(), content_hash: z.string(), kind: z.string(), title: z.string(), summary: z.string(),
  competency: z.string(), level: z.string(), minutes: z.int(), tells: z.string(), follow_up: z.array(z.string()), fixture: z.string().nullable(), variants: z.array(z.string()), published_at: Time, own: z.boolean(),
});
const Row = Exercise.transform(present);
const ReadRow = Exercise.extend({ brief: z.string(), starter: z.record(z.string(), z.string()) })
  .transform(({ brief, starter, ...row }) => ({ ...present(row), brief, starter: Object.keys(starter).sort() }));
const VersionRow = z.object({ id: z.string(), version: z.int(), content_hash: z.string(), published_at: Time })
  .transform(({ id, version, content_hash: contentHash, published_at: publishedAt }) => ({ id, version, contentHash, publishedAt }));

function present({ content_hash: contentHash, follow_up: followUp, published_at: publishedAt, ...row }: z.infer<typeof Exercise>): CatalogueExercise {
  return { ...row, contentHash, followUp, publishedAt };
}

/** The newest version of each exercise: the catalogue's, and the organization's own that are not retired. */
export function selectCatalogue(db: Db): Promise<CatalogueExercise[]> {
  return db.many(sql.select_catalogue, {}, Row);
}

/** A published version with what its candidates read, or null. */
export function selectOptionalExercise(db: Db, exerciseId: string): Promise<z.infer<typeof ReadRow> | null> {
  return db.maybeOne(sql.select_exercise, { exercise_id: exerciseId }, ReadRow);
}

/** All versions of the same exercise, newest first. */
export function selectVersionsBeside(db: Db, exerciseId: string): Promise<ExerciseDetail['versions']> {
  return db.many(sql.select_versions_beside, { exercise_id: exerciseId }, VersionRow);
}

export async function selectBundle(db: Db, exerciseId: string): Promise<Buffer> {
  return (await db.one(sql.select_bundle, { exercise_id: exerciseId }, z.object({ bundle: z.instanceof(Buffer) }))).bundle;
}
