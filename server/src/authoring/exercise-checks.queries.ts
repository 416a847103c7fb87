import { z } from 'zod';
import { ExerciseCheckSchema, type DraftProblem, type ExerciseCheck, type MatrixView } from '../contract/exercise-drafts.ts';
import { OptionalTime, Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(
  import.meta.filename, 'select_latest_check', 'select_verdict', 'insert_check', 'start_check', 'note_content', 'update_progress', 'finish_check', 'cancel_check',
);

const { shape } = ExerciseCheckSchema;
const Row = z.object({
  id: z.string(), state: shape.state, content_hash: z.string().nullable(), step: z.string().nullable(), share: z.number().nullable(), problems: shape.problems,
  matrix: shape.matrix, incident_id: z.string().nullable(), requested_at: Time, finished_at: OptionalTime,
}).transform(({ content_hash: contentHash, incident_id: incidentId, requested_at: requestedAt, finished_at: finishedAt, ...row }): ExerciseCheck => (
  { ...row, contentHash, incidentId, requestedAt, finishedAt }));

export function selectOptionalLatestCheck(db: Db, draftId: string): Promise<ExerciseCheck | null> {
  return db.maybeOne(sql.select_latest_check, { draft_id: draftId }, Row);
}

/** Whether the last finished check of exactly this content let it through. */
export async function isReady(db: Db, draftId: string, contentHash: string): Promise<boolean> {
  return (await db.maybeOne(sql.select_verdict, { draft_id: draftId, content_hash: contentHash }, z.object({ state: z.string() })))?.state === 'ready';
}

export function insertCheck(db: Db, draftId: string, by: string): Promise<ExerciseCheck> {
  return db.one(sql.insert_check, { draft_id: draftId, by }, Row);
}

/** Null when nobody waits for it any more. */
export function startCheck(db: Db, id: string): Promise<{ draft_id: string; slug: string } | null> {
  return db.maybeOne(sql.start_check, { id }, z.object({ draft_id: z.string(), slug: z.string() }));
}

/** Says of which content the check will speak. */
export async function noteContent(db: Db, id: string, contentHash: string): Promise<void> {
  await db.run(sql.note_content, { id, content_hash: contentHash });
}

/** False when nobody waits for it any more. */
export async function updateProgress(db: Db, id: string, { step, share }: { step: string; share: number | null }): Promise<boolean> {
  return (await db.run(sql.update_progress, { id, step, share })) === 1;
}

type Result = { state: 'ready' | 'refused' | 'broken'; problems: readonly DraftProblem[]; matrix: MatrixView | null; incidentId: string | null };

export async function finishCheck(db: Db, id: string, { state, problems, matrix, incidentId }: Result): Promise<void> {
  await db.run(sql.finish_check, { id, state, problems: JSON.stringify(problems), matrix: matrix === null ? null : JSON.stringify(matrix), incident_id: incidentId });
}

/** False when it had ended. */
export async function cancelCheck(db: Db, draftId: string, id: string): Promise<boolean> {
  return (await db.run(sql.cancel_check, { draft_id: draftId, id })) === 1;
}
