import { z } from 'zod';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'insert_try_out_screen', 'select_exercise');

const ExerciseRow = z.object({ slug: z.string(), title: z.string(), minutes: z.int() });

/** A screen that is in no list; returns its id. */
export async function insertTryOutScreen(db: Db, title: string): Promise<string> {
  return (await db.one(sql.insert_try_out_screen, { title }, z.object({ id: z.string() }))).id;
}

/** Any version that the organization may see. */
export function selectOptionalExercise(db: Db, id: string): Promise<z.infer<typeof ExerciseRow> | null> {
  return db.maybeOne(sql.select_exercise, { id }, ExerciseRow);
}
