import { z } from 'zod';
import { MailStateSchema } from '../contract/outbox.ts';
import { OptionalTime, Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'insert_mail', 'select_mails', 'select_waiting_mail', 'mark_sent', 'mark_not_sent', 'mark_waiting');

const Row = z.object({
  id: z.string(), kind: z.string(), recipient: z.string(), subject: z.string(), text: z.string().nullable(), state: MailStateSchema,
  tries: z.int(), last_error: z.string().nullable(), created_at: Time, sent_at: OptionalTime,
});
const Waiting = z.object({ id: z.string(), recipient: z.string(), subject: z.string(), text: z.string(), tries: z.int() });

export type MailRow = z.infer<typeof Row>;
export type WaitingMail = z.infer<typeof Waiting>;

export async function insertMail(db: Db, { sessionId, ...mail }: { kind: string; recipient: string; subject: string; text: string; sessionId: string | null }): Promise<string> {
  return (await db.one(sql.insert_mail, { ...mail, session_id: sessionId }, z.object({ id: z.string() }))).id;
}

/** Newest first, from the one before `before` on. */
export function selectMails(db: Db, before: string | null, limit: number): Promise<MailRow[]> {
  return db.many(sql.select_mails, { before, limit }, Row);
}

export function selectOptionalWaitingMail(db: Db, id: string): Promise<WaitingMail | null> {
  return db.maybeOne(sql.select_waiting_mail, { id }, Waiting);
}

export async function updateSent(db: Db, mail: WaitingMail): Promise<void> {
  await db.run(sql.mark_sent, { id: mail.id });
}

/** Notes a try that failed; `failed` when it was the last one. */
export async function updateNotSent(db: Db, mail: WaitingMail, state: 'waiting' | 'failed', reason: string): Promise<void> {
  await db.run(sql.mark_not_sent, { id: mail.id, state, reason });
}

/** False when there is no such mail, or it was sent. */
export async function updateWaiting(db: Db, id: string): Promise<boolean> {
  return (await db.run(sql.mark_waiting, { id })) === 1;
}
