import { z } from 'zod';
import { ScreenDefinitionSchema, ScreenDetailSchema, ScreenStateSchema, type ScreenDefinition, type ScreenDetail, type ScreenVersion } from '../contract/screens.ts';
import { Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(
  import.meta.filename, 'select_screens', 'lock_screen', 'select_versions', 'select_exercises', 'insert_screen', 'update_draft', 'insert_version',
  'insert_screen_exercise', 'mark_published', 'update_archived',
);

const ScreenRow = z.object({ id: z.string(), title: z.string(), draft: ScreenDefinitionSchema.nullable(), revision: z.int(), state: ScreenStateSchema });
const { shape } = ScreenDefinitionSchema;
const VersionRow = z.object({
  screen_id: z.string(), version: z.int(), title: shape.title, introduction: shape.introduction, task_order: shape.taskOrder, breaks_allowed: shape.breaksAllowed,
  ai_policy: shape.aiPolicy, data_policy: shape.dataPolicy, competencies: shape.competencies, rule: shape.rule, reminder_hours: shape.reminderHours, exercises: shape.exercises,
  published_at: Time, published_by: z.string(), sessions: z.int(),
}).transform(({ screen_id: screenId, version, published_at: publishedAt, published_by: publishedBy, sessions, ...row }): ScreenVersion & { screenId: string } => ({
  screenId, version, publishedAt, publishedBy, sessions,
  definition: {
    title: row.title, introduction: row.introduction, taskOrder: row.task_order, breaksAllowed: row.breaks_allowed, aiPolicy: row.ai_policy,
    dataPolicy: row.data_policy, competencies: row.competencies, rule: row.rule, reminderHours: row.reminder_hours, exercises: row.exercises,
  },
}));

export type Screen = z.infer<typeof ScreenRow>;
export type ExerciseInfo = ScreenDetail['exercises'][number];

/** All screens of the organization by title, archived ones too. */
export function selectScreens(db: Db): Promise<Screen[]> {
  return db.many(sql.select_screens, { id: null }, ScreenRow);
}

export function selectOptionalScreen(db: Db, id: string): Promise<Screen | null> {
  return db.maybeOne(sql.select_screens, { id }, ScreenRow);
}

/** The screen as it is once nobody else changes it; until the transaction ends, nobody does. */
export async function lockOptionalScreen(db: Db, id: string): Promise<Screen | null> {
  await db.run(sql.lock_screen, { id });
  return selectOptionalScreen(db, id);
}

/** Published versions of one screen, or of all; each screen's newest first. */
export function selectVersions(db: Db, screenId: string | null): Promise<(ScreenVersion & { screenId: string })[]> {
  return db.many(sql.select_versions, { screen_id: screenId }, VersionRow);
}

/** Those of the ids that are exercises. */
export function selectExercises(db: Db, ids: readonly string[]): Promise<ExerciseInfo[]> {
  return db.many(sql.select_exercises, { ids }, ScreenDetailSchema.shape.exercises.element);
}

/** A screen that is a draft; returns its id. */
export async function insertScreen(db: Db, definition: ScreenDefinition): Promise<string> {
  return (await db.one(sql.insert_screen, { title: definition.title, draft: JSON.stringify(definition) }, z.object({ id: z.string() }))).id;
}

/** False when the screen is no longer at the revision. */
export async function updateDraft(db: Db, screen: Pick<Screen, 'id'>, revision: number, definition: ScreenDefinition): Promise<boolean> {
  return (await db.run(sql.update_draft, { id: screen.id, revision, draft: JSON.stringify(definition) })) === 1;
}

/** Writes an immutable version, which the draft was. */
export async function insertVersion(db: Db, screenId: string, version: number, definition: ScreenDefinition, publishedBy: string): Promise<void> {
  const { title, introduction, taskOrder, breaksAllowed, aiPolicy, dataPolicy, competencies, rule, reminderHours, exercises } = definition;
  await db.run(sql.insert_version, {
    screen_id: screenId, version, title, introduction, task_order: taskOrder, breaks_allowed: breaksAllowed, ai_policy: aiPolicy, data_policy: dataPolicy,
    competencies: JSON.stringify(competencies), rule: JSON.stringify(rule), reminder_hours: reminderHours, published_by: publishedBy,
  });
  for (const [index, { exerciseId, weight, minutes, instructions, variant }] of exercises.entries()) {
    await db.run(sql.insert_screen_exercise, { screen_id: screenId, version, position: index + 1, exercise_id: exerciseId, weight, minutes, instructions, variant });
  }
  await db.run(sql.mark_published, { id: screenId, title });
}

/** False when it was so before. */
export async function updateArchived(db: Db, screen: Pick<Screen, 'id'>, archived: boolean): Promise<boolean> {
  return (await db.run(sql.update_archived, { id: screen.id, archived })) === 1;
}
