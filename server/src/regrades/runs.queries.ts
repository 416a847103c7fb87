import type { Progress } from '@assay/graders/grader.ts';
import type { Report } from '@assay/graders/report.ts';
import { z } from 'zod';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';
import { PlacementSchema } from '../workspaces/placement.ts';

const sql = loadSql(import.meta.filename, 'select_run_job', 'start_try', 'update_progress', 'requeue_run', 'finish_run');
const JobRow = z.object({ id: z.string(), regrade_id: z.string(), exercise_id: z.string(), files: z.record(z.string(), z.string()), variant: z.string().nullable(), seed: z.int(), workspace: PlacementSchema.nullable() });

/** Null when the run is finished or was cancelled. */
export function selectOptionalRunJob(db: Db, id: string): Promise<z.infer<typeof JobRow> | null> {
  return db.maybeOne(sql.select_run_job, { id }, JobRow);
}

/** Counts one more try of the run. */
export async function startTry(db: Db, id: string): Promise<number> {
  return (await db.one(sql.start_try, { id }, z.object({ tries: z.int() }))).tries;
}

/** False when nobody waits for the run any more. */
export async function updateProgress(db: Db, id: string, { step, share }: Progress): Promise<boolean> {
  return await db.run(sql.update_progress, { id, step, share: share ?? null }) === 1;
}

/** Back to the queue after a failure of ours; false when it was cancelled meanwhile. */
export async function requeueRun(db: Db, id: string, incidentId: string): Promise<boolean> {
  return await db.run(sql.requeue_run, { id, incident_id: incidentId }) === 1;
}

/** Keeps what was measured; of a failure of ours nothing but its incident. False when it was cancelled meanwhile. */
export async function finishRun(db: Db, id: string, report: Report, incidentId: string | null): Promise<boolean> {
  return await db.run(sql.finish_run, { id, state: report.outcome, report: incidentId === null ? JSON.stringify(report) : null, score: report.score, incident_id: incidentId }) === 1;
}
