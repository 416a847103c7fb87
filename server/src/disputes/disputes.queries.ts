import { z } from 'zod';
import type { Dispute, ReviewDispute } from '../contract/disputes.ts';
import { OptionalTime, Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_disputes', 'save_dispute', 'answer_dispute', 'select_admin_addresses', 'select_candidate');

const Row = z.object({
  attempt_id: z.string(), task: z.string(), text: z.string(), raised_at: Time, changed_at: Time, answer: z.string().nullable(), answered_at: OptionalTime,
  answered_by: z.string().nullable(), answered_by_name: z.string(),
});

/** Of a session, in the order of its tasks. */
export async function selectDisputes(db: Db, sessionId: string): Promise<ReviewDispute[]> {
  return (await db.many(sql.select_disputes, { session_id: sessionId }, Row)).map((row) => ({
    attemptId: row.attempt_id, task: row.task, text: row.text, raisedAt: row.raised_at, changedAt: row.changed_at,
    state: row.answered_at === null ? 'open' : 'answered', answer: row.answer, answeredAt: row.answered_at,
    answeredBy: row.answered_by === null ? null : { id: row.answered_by, name: row.answered_by_name },
  }));
}

/** To a candidate the organization answers, not one of its people. */
export function forCandidate({ task: _task, answeredBy: _answeredBy, ...dispute }: ReviewDispute): Dispute {
  return dispute;
}

/** Whether it is a new one; null when it was answered before and so stays as it is. */
export async function saveDispute(db: Db, { sessionId, attemptId, text }: { sessionId: string; attemptId: string; text: string }): Promise<{ raised: boolean } | null> {
  return db.maybeOne(sql.save_dispute, { session_id: sessionId, attempt_id: attemptId, text }, z.object({ raised: z.boolean() }));
}

/** False when there is none or it was answered before. */
export async function answerDispute(db: Db, attemptId: string, { text, account }: { text: string; account: string }): Promise<boolean> {
  return (await db.run(sql.answer_dispute, { attempt_id: attemptId, text, account_id: account })) === 1;
}

export async function selectAdminAddresses(db: Db): Promise<string[]> {
  return (await db.many(sql.select_admin_addresses, {}, z.object({ email: z.string() }))).map(({ email }) => email);
}

export function selectCandidate(db: Db, sessionId: string): Promise<{ name: string; email: string }> {
  return db.one(sql.select_candidate, { session_id: sessionId }, z.object({ name: z.string(), email: z.string() }));
}
