import type { Progress } from '@assay/graders/grader.ts';
import type { Report } from '@assay/graders/report.ts';
import { z } from 'zod';
import type { GradeProgress } from '../contract/attempt.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';
import { settleAttempt } from '../rulings/settle-attempt.ts';
import { PlacementSchema } from '../workspaces/placement.ts';

const sql = loadSql(
  import.meta.filename, 'select_grade_job', 'select_first_grade', 'start_try', 'update_grade_progress', 'update_submission_grading',
  'finish_grade', 'requeue_grade', 'touch_attempt',
);
const JobRow = z.object({
  id: z.string(), attempt_id: z.string(), session_id: z.string(), submission_id: z.string(), tries: z.int(), files: z.record(z.string(), z.string()),
  exercise_id: z.string(), variant: z.string().nullable(), seed: z.int(), workspace: PlacementSchema.nullable(),
});
export type GradeJob = z.infer<typeof JobRow>;

/** Null when the run is finished. */
export function selectOptionalGradeJob(db: Db, id: string): Promise<GradeJob | null> {
  return db.maybeOne(sql.select_grade_job, { id }, JobRow);
}

export async function hasGrade(db: Db, submissionId: string): Promise<boolean> {
  return await db.maybeOne(sql.select_first_grade, { submission_id: submissionId }, z.object({ id: z.string() })) !== null;
}

/** Counts one more try of the run. */
export async function startTry(db: Db, { id }: GradeJob): Promise<number> {
  return (await db.one(sql.start_try, { id }, z.object({ tries: z.int() }))).tries;
}

/** The reviewer sees the run's progress, the candidate the submission's. */
export async function updateGradeProgress(db: Db, job: GradeJob, { step, share = null }: { step: string; share?: Progress['share'] | null }): Promise<void> {
  await db.run(sql.update_grade_progress, { id: job.id, step, share });
  await updateSubmissionGrading(db, job, 'running', step, share);
}

export async function updateSubmissionGrading(db: Db, job: GradeJob, grading: GradeProgress['state'], step: string | null = null, share: number | null = null): Promise<void> {
  await db.run(sql.update_submission_grading, { submission_id: job.submission_id, grading, step, share });
}

export async function finishGrade(db: Db, job: GradeJob, report: Report, incidentId: string | null): Promise<void> {
  await db.run(sql.finish_grade, { id: job.id, state: report.outcome, report: JSON.stringify(report), score: report.score, incident_id: incidentId });
  await settleAttempt(db, job.attempt_id);
  await db.run(sql.touch_attempt, { attempt_id: job.attempt_id });
}

/** Back to the queue after a failure of ours. */
export async function requeueGrade(db: Db, job: GradeJob, incidentId: string): Promise<void> {
  await db.run(sql.requeue_grade, { id: job.id, incident_id: incidentId });
}
