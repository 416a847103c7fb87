import { z } from 'zod';
import type { SessionState } from '../contract/session.ts';
import { WebhookMessageSchema, type WebhookDelivery, type WebhookEventType, type WebhookMessage, type WebhookMessagesQuery } from '../contract/webhooks.ts';
import { OptionalTime, Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(
  import.meta.filename, 'insert_session_messages', 'insert_test_message', 'select_messages', 'select_due_message', 'insert_delivery', 'mark_tried', 'give_up_waiting', 'forget_old', 'ask_again',
);
const { shape } = WebhookMessageSchema;
const Id = z.object({ id: z.string() });
const Row = z.object({
  id: z.string(), type: shape.type, happened_at: Time, state: shape.state, next_try_at: OptionalTime, session_id: z.string().nullable(), deliveries: shape.deliveries,
}).transform(({ happened_at: happenedAt, next_try_at: nextTryAt, session_id: sessionId, ...row }): WebhookMessage => ({ ...row, happenedAt, nextTryAt, sessionId }));
const Due = z.object({
  id: z.string(), webhook_id: z.string(), type: shape.type, happened_at: Time, data: z.record(z.string(), z.unknown()), tries: z.int(),
  url: z.string(), secret: z.string(), previous_secret: z.string().nullable(),
});
export type DueMessage = z.infer<typeof Due>;

/** One message for each webhook that wants to know; returns their ids. */
export async function insertSessionMessages(db: Db, event: { type: WebhookEventType; sessionId: string; from: SessionState | null; state: SessionState; at: string }): Promise<string[]> {
  const messages = await db.many(sql.insert_session_messages, {
    type: event.type, at: event.at, state: event.state, previous_state: event.from, session_id: event.sessionId,
  }, Id);
  return messages.map(({ id }) => id);
}

export async function insertTestMessage(db: Db, webhookId: string): Promise<string> {
  return (await db.one(sql.insert_test_message, { webhook_id: webhookId }, Id)).id;
}

/** Newest first, from the one before `cursor` on. */
export function selectMessages(db: Db, webhookId: string, { state, type, cursor }: WebhookMessagesQuery, limit: number): Promise<WebhookMessage[]> {
  return db.many(sql.select_messages, { webhook_id: webhookId, id: null, before: cursor ?? null, state: state ?? null, type: type ?? null, limit }, Row);
}

export function selectOptionalMessage(db: Db, webhookId: string, id: string): Promise<WebhookMessage | null> {
  return db.maybeOne(sql.select_messages, { webhook_id: webhookId, id, before: null, state: null, type: null, limit: 1 }, Row);
}

/** The message with its webhook's address and sealed secrets, or null when there is nothing to deliver. */
export function selectOptionalDueMessage(db: Db, id: string): Promise<DueMessage | null> {
  return db.maybeOne(sql.select_due_message, { id }, Due);
}

export async function insertDelivery(db: Db, message: DueMessage, { durationMs, status, answer, error }: Omit<WebhookDelivery, 'attemptedAt'>): Promise<void> {
  await db.run(sql.insert_delivery, { message_id: message.id, duration_ms: durationMs, status, answer, error });
}

/** Notes how a try ended; returns when the next one is due, or null. */
export async function updateTried(db: Db, message: DueMessage, state: WebhookMessage['state'], delaySeconds: number | null): Promise<string | null> {
  return (await db.maybeOne(sql.mark_tried, { id: message.id, state, delay_seconds: delaySeconds }, z.object({ next_try_at: OptionalTime })))?.next_try_at ?? null;
}

export async function giveUpWaiting(db: Db, webhookId: string): Promise<void> {
  await db.run(sql.give_up_waiting, { webhook_id: webhookId });
}

/** Takes what is older out of the log. */
export async function deleteOldMessages(db: Db, webhookId: string, days: number): Promise<void> {
  await db.run(sql.forget_old, { webhook_id: webhookId, days });
}

/** Makes messages wait for their first try again: one, or those that failed of what happened since then. Returns their ids. */
export async function updateAskedAgain(db: Db, webhookId: string, which: { id: string } | { since: string }, limit: number): Promise<string[]> {
  const { id, since } = { id: null, since: null, ...which };
  return (await db.many(sql.ask_again, { webhook_id: webhookId, id, since, limit }, Id)).map((message) => message.id);
}
