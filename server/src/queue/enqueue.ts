import { z } from 'zod';
import type { SessionState } from '../contract/session.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'enqueue');

/** Jobs and what each is told; the organization is added by the database from the transaction's scope. */
export type Jobs = {
  request_grade: { submissionId: string; requestedBy: string };
  grade: { gradeId: string };
  regrade_run: { runId: string };
  check: { checkRunId: string };
  check_exercise: { checkId: string };
  propose: { proposalId: string };
  measure_baseline: { runId: string };
  deadline: { attemptId: string };
  close_workspace: { attemptId: string };
  send_mail: { mailId: string };
  deliver_webhook: { messageId: string };
  note_state: { transition: string; sessionId: string; state: SessionState; at: string };
  remind: { reminder: string; invitationId: string; hours: number };
  session_end: { sessionId: string };
  erase_due: Record<string, never>;
  judge_sample: { sessionId: string };
};

/** Work that no candidate waits for comes after all other, in this order, and one at a time for each organization. */
const BACKGROUND_PRIORITY = { authoring: 5, regrade: 10, demo: 20 } as const;
type Options = { runAt?: string; tries?: number; background?: keyof typeof BACKGROUND_PRIORITY };

/** Adds a job when the transaction commits. A second one about the same thing replaces the first. */
export async function enqueue<Task extends keyof Jobs>(db: Db, task: Task, payload: Jobs[Task], options: Options = {}): Promise<void> {
  const [about = ''] = Object.values(payload);
  await db.one(sql.enqueue, {
    task, payload: JSON.stringify(payload), run_at: options.runAt ?? null, job_key: `${task}:${about}`, max_attempts: options.tries ?? 10,
    background_priority: options.background === undefined ? null : BACKGROUND_PRIORITY[options.background],
  }, z.unknown());
}
