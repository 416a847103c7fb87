import type { Check } from '@assay/graders/report.ts';
import type { Progress } from '@assay/graders/grader.ts';
import { z } from 'zod';
import { CheckRunSchema, type CheckRun, type WorkspaceFile } from '../contract/attempt.ts';
import { OptionalTime, Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';
import { PlacementSchema } from '../workspaces/placement.ts';

const sql = loadSql(import.meta.filename, 'select_latest_check_run', 'select_check_runs', 'cancel_check_run', 'insert_check_run', 'select_job', 'update_progress', 'finish');

const Row = z.object({
  id: z.string(), state: CheckRunSchema.shape.state, requested_at: Time, finished_at: OptionalTime, checks: CheckRunSchema.shape.checks,
  reason: z.string().nullable(), step: z.string().nullable(), share: z.number().nullable(),
}).transform(({ requested_at: requestedAt, finished_at: finishedAt, ...row }): CheckRun => ({ ...row, requestedAt, finishedAt }));
const JobRow = z.object({ attempt_id: z.string(), requested_at: Time, files: z.record(z.string(), z.string()), exercise_id: z.string(), variant: z.string().nullable(), seed: z.int(), workspace: PlacementSchema.nullable() });
export type CheckJob = z.infer<typeof JobRow>;

export function selectOptionalLatestCheckRun(db: Db, attemptId: string): Promise<CheckRun | null> {
  return db.maybeOne(sql.select_latest_check_run, { attempt_id: attemptId }, Row);
}

export function insertCheckRun(db: Db, attemptId: string, files: readonly WorkspaceFile[]): Promise<CheckRun> {
  return db.one(sql.insert_check_run, { attempt_id: attemptId, files: JSON.stringify(Object.fromEntries(files.map(({ path, content }) => [path, content]))) }, Row);
}

/** Newest first, without those that still run and what they found. */
export function selectCheckRuns(db: Db, attemptId: string): Promise<CheckRun[]> {
  return db.many(sql.select_check_runs, { attempt_id: attemptId }, Row);
}

/** Null when there is none of that id that still runs. */
export function cancelCheckRun(db: Db, attemptId: string, id: string): Promise<CheckRun | null> {
  return db.maybeOne(sql.cancel_check_run, { attempt_id: attemptId, id }, Row);
}

/** Null when it is finished. */
export function selectOptionalCheckJob(db: Db, id: string): Promise<CheckJob | null> {
  return db.maybeOne(sql.select_job, { id }, JobRow);
}

/** False when nobody waits for it any more. */
export async function updateCheckProgress(db: Db, id: string, { step, share }: Progress): Promise<boolean> {
  return (await db.run(sql.update_progress, { id, step, share: share ?? null })) === 1;
}

export async function finishCheckRun(db: Db, id: string, result: { state: 'done' | 'ungradable' | 'broken'; checks: Check[]; reason: string | null }): Promise<void> {
  await db.run(sql.finish, { id, state: result.state, checks: JSON.stringify(result.checks), reason: result.reason });
}
