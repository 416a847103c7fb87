import { z } from 'zod';
import type { CatalogueExercise } from '../contract/authoring.ts';
import { Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_catalogue', 'select_bundle');
const Row = z.object({
  id: z.string(), slug: z.string(), version: z.int(), content_hash: z.string(), kind: z.string(), title: z.string(), summary: z.string(),
  competency: z.string(), level: z.string(), minutes: z.int(), published_at: Time, own: z.boolean(),
}).transform(({ content_hash: contentHash, published_at: publishedAt, ...row }): CatalogueExercise => ({ ...row, contentHash, publishedAt }));

/** The newest version of each exercise: the catalogue's, and the organization's own that are not retired. */
export function selectCatalogue(db: Db): Promise<CatalogueExercise[]> {
  return db.many(sql.select_catalogue, {}, Row);
}

export async function selectBundle(db: Db, exerciseId: string): Promise<Buffer> {
  return (await db.one(sql.select_bundle, { exercise_id: exerciseId }, z.object({ bundle: z.instanceof(Buffer) }))).bundle;
}
