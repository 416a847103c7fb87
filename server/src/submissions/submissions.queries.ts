import { z } from 'zod';
import { GradeProgressSchema, type GradeProgress } from '../contract/attempt.ts';
import { Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'insert_submission', 'insert_grade', 'select_submission');

const Row = z.object({
  id: z.string(), attempt_id: z.string(), submitted_at: Time, submitted_by: z.enum(['candidate', 'deadline']), idempotency_key: z.string().nullable(),
  files: z.record(z.string(), z.string()), grading: GradeProgressSchema.shape.state, step: z.string().nullable(), share: z.number().nullable(), title: z.string(),
});
export type Submission = z.infer<typeof Row>;
const Id = z.object({ id: z.string() });

type NewSubmission = { attemptId: string; by: Submission['submitted_by']; idempotencyKey: string | null; files: Record<string, string> };

export async function insertSubmission(db: Db, { attemptId, by, idempotencyKey, files }: NewSubmission): Promise<string> {
  return (await db.one(sql.insert_submission, { attempt_id: attemptId, submitted_by: by, idempotency_key: idempotencyKey, files: JSON.stringify(files) }, Id)).id;
}

/** A grader run that waits for a worker. `requestedBy`: `submission`, `deadline` or a member's name. */
export async function insertGrade(db: Db, submissionId: string, requestedBy: string): Promise<string> {
  return (await db.one(sql.insert_grade, { submission_id: submissionId, requested_by: requestedBy }, Id)).id;
}

export function selectOptionalSubmission(db: Db, attemptId: string): Promise<Submission | null> {
  return db.maybeOne(sql.select_submission, { attempt_id: attemptId }, Row);
}

export async function selectOptionalGradeProgress(db: Db, attemptId: string): Promise<GradeProgress | null> {
  const submission = await selectOptionalSubmission(db, attemptId);
  return submission && progressOf(submission);
}

export function progressOf({ id, grading, step, share }: Submission): GradeProgress {
  return { submissionId: id, state: grading, step, share };
}
