import { z } from 'zod';
import type { AttemptReport } from '../contract/review.ts';
import { Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_closed_by_deadline', 'keep_submission', 'delete_check_results', 'delete_grades', 'delete_submission', 'reopen_attempt', 'select_earlier_submissions');

const ClosedRow = z.object({ id: z.string(), title: z.string(), graded: z.boolean(), rated: z.boolean() });
const EarlierRow = z.object({ id: z.string(), submitted_at: Time, reopened_at: Time, name: z.string(), files: z.record(z.string(), z.string()), score: z.number().nullable() })
  .transform(({ submitted_at: submittedAt, reopened_at: reopenedAt, name: reopenedBy, files, ...row }): AttemptReport['earlierSubmissions'][number] => (
    { ...row, submittedAt, reopenedAt, reopenedBy, files: Object.entries(files).map(([path, content]) => ({ path, content })) }));

/** Tasks of a session that were handed in by their deadline and not by hand. */
export function selectClosedByDeadline(db: Db, sessionId: string): Promise<z.infer<typeof ClosedRow>[]> {
  return db.many(sql.select_closed_by_deadline, { session_id: sessionId }, ClosedRow);
}

/** Keeps what was handed in and its grades aside, and lets the task be started again with so many minutes. */
export async function reopenAttempt(db: Db, attemptId: string, minutes: number, reopenedBy: string): Promise<void> {
  await db.run(sql.keep_submission, { attempt_id: attemptId, reopened_by: reopenedBy });
  await db.run(sql.delete_check_results, { attempt_id: attemptId });
  await db.run(sql.delete_grades, { attempt_id: attemptId });
  await db.run(sql.delete_submission, { attempt_id: attemptId });
  await db.run(sql.reopen_attempt, { attempt_id: attemptId, minutes });
}

/** What was handed in before the task was reopened, newest first. */
export function selectEarlierSubmissions(db: Db, attemptId: string): Promise<AttemptReport['earlierSubmissions']> {
  return db.many(sql.select_earlier_submissions, { attempt_id: attemptId }, EarlierRow);
}
