import { z } from 'zod';
import { ScreenViewSchema, type ScreenView } from '../contract/authoring.ts';
import type { SessionView } from '../contract/session.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_screens', 'insert_screen', 'insert_screen_exercise');

export function selectScreens(db: Db): Promise<ScreenView[]> {
  return db.many(sql.select_screens, {}, ScreenViewSchema);
}

type NewScreen = { title: string; introduction: string; policies: SessionView['policies']; exercises: readonly { id: string; weight: number }[] };

/** A screen with its exercises in order; returns its id. */
export async function insertScreen(db: Db, { title, introduction, policies, exercises }: NewScreen): Promise<string> {
  const { id } = await db.one(sql.insert_screen, { title, introduction, policies: JSON.stringify(policies) }, z.object({ id: z.string() }));
  for (const [index, exercise] of exercises.entries()) {
    await db.run(sql.insert_screen_exercise, { screen_id: id, position: index + 1, exercise_id: exercise.id, weight: exercise.weight });
  }
  return id;
}
