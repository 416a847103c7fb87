import { loadVariants, type Exercise } from '@assay/exercises/load-exercise.ts';
import { z } from 'zod';
import { packExercise } from '../catalogue/exercise-bundle.ts';
import { versionColumns } from '../catalogue/version-columns.ts';
import type { OwnVersion } from '../contract/exercise-drafts.ts';
import { Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_own_versions', 'insert_own_version', 'insert_bundle', 'select_snapshot', 'retire', 'bring_back');

const VersionRow = z.object({ slug: z.string(), version: z.int(), exercise_id: z.string(), content_hash: z.string(), published_at: Time, published_by: z.string() })
  .transform(({ slug, version, exercise_id: exerciseId, content_hash: contentHash, published_at: publishedAt, published_by: publishedBy }): OwnVersion & { slug: string } => (
    { slug, version, exerciseId, contentHash, publishedAt, publishedBy }));

/** Published versions of the organization's own exercises, or of one of them; each exercise's newest first. */
export function selectOwnVersions(db: Db, slug: string | null): Promise<(OwnVersion & { slug: string })[]> {
  return db.many(sql.select_own_versions, { slug }, VersionRow);
}

/** Makes an exercise of the organization the next version of its name. Null when that content was published before. */
export function insertOwnVersion(db: Db, exercise: Exercise, by: string): Promise<{ id: string; version: number } | null> {
  return insert(db, exercise, by, true);
}

/** The exercise as it is now, for trying it out: offered to nobody. Returns its id. */
export async function insertSnapshot(db: Db, exercise: Exercise, by: string): Promise<string> {
  const { slug, hash } = exercise.forGrading;
  return (await insert(db, exercise, by, false) ?? await db.one(sql.select_snapshot, { slug, content_hash: hash }, z.object({ id: z.string() }))).id;
}

async function insert(db: Db, exercise: Exercise, by: string, offered: boolean): Promise<{ id: string; version: number } | null> {
  const inserted = await db.maybeOne(sql.insert_own_version, { ...versionColumns(exercise, loadVariants(exercise)), published_by: by, offered }, z.object({ id: z.string(), version: z.int() }));
  if (inserted !== null) await db.run(sql.insert_bundle, { exercise_id: inserted.id, bundle: packExercise(exercise.forGrading) });
  return inserted;
}

/** False when it was so before. */
export async function updateRetired(db: Db, slug: string, retired: boolean, by: string): Promise<boolean> {
  return (await (retired ? db.run(sql.retire, { slug, by }) : db.run(sql.bring_back, { slug }))) === 1;
}
