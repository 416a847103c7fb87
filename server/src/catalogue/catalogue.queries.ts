import { z } from 'zod';
import type { CatalogueExercise } from '../contract/authoring.ts';
import type { ExerciseDetail } from '../contract/catalogue.ts';
import { Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_catalogue', 'select_newest', 'select_exercise_versions', 'select_bundle');
const Exercise = z.object({
  id: z.string(), slug: z.string(), version: z.int(), content_hash: z.string(), kind: z.string(), title: z.string(), summary: z.string(),
  competency: z.string(), level: z.string(), minutes: z.int(), tells: z.string(), follow_up: z.array(z.string()), fixture: z.string().nullable(), published_at: Time,
});
const Row = Exercise.transform(present);
const NewestRow = Exercise.extend({ brief: z.string(), starter: z.record(z.string(), z.string()) })
  .transform(({ brief, starter, ...row }) => ({ ...present(row), brief, starter: Object.keys(starter).sort() }));
const VersionRow = z.object({ version: z.int(), content_hash: z.string(), published_at: Time })
  .transform(({ version, content_hash: contentHash, published_at: publishedAt }) => ({ version, contentHash, publishedAt }));

function present({ content_hash: contentHash, follow_up: followUp, published_at: publishedAt, ...row }: z.infer<typeof Exercise>): CatalogueExercise {
  return { ...row, contentHash, followUp, publishedAt };
}

/** The newest version of each exercise. */
export function selectCatalogue(db: Db): Promise<CatalogueExercise[]> {
  return db.many(sql.select_catalogue, {}, Row);
}

/** The newest version by its slug, with what its candidates read, or null. */
export function selectOptionalNewest(db: Db, slug: string): Promise<z.infer<typeof NewestRow> | null> {
  return db.maybeOne(sql.select_newest, { slug }, NewestRow);
}

export function selectVersionsOf(db: Db, slug: string): Promise<ExerciseDetail['versions']> {
  return db.many(sql.select_exercise_versions, { slug }, VersionRow);
}

export async function selectBundle(db: Db, exerciseId: string): Promise<Buffer> {
  return (await db.one(sql.select_bundle, { exercise_id: exerciseId }, z.object({ bundle: z.instanceof(Buffer) }))).bundle;
}
