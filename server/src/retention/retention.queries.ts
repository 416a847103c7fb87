import { z } from 'zod';
import type { RetentionItem, SessionRetention } from '../contract/retention.ts';
import { OptionalTime } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';
import { notFound } from '../errors.ts';

const sql = loadSql(
  import.meta.filename, 'select_retention_days', 'update_retention_days', 'select_retention_items', 'select_session_retention', 'count_due', 'select_due',
  'insert_hold', 'delete_hold', 'request_deletion',
);

const Row = z.object({
  session_id: z.string(), name: z.string(), email: z.string(), screen: z.string(), ended_at: OptionalTime, delete_at: OptionalTime, deletion_requested_at: OptionalTime,
  erased_at: OptionalTime, reason: z.string().nullable(), held_by: z.string().nullable(), held_by_name: z.string(), held_at: OptionalTime,
});

export async function selectRetentionDays(db: Db): Promise<number> {
  return (await db.one(sql.select_retention_days, {}, z.object({ days: z.int() }))).days;
}

export async function updateRetentionDays(db: Db, days: number): Promise<void> {
  await db.run(sql.update_retention_days, { days });
}

/** What is deleted within 30 days, what is held and whose deletion was asked for; soonest first. */
export async function selectRetentionItems(db: Db): Promise<RetentionItem[]> {
  return (await db.many(sql.select_retention_items, {}, Row)).map((row) => (
    { sessionId: row.session_id, candidate: { name: row.name, email: row.email }, screen: row.screen, ...present(row) }));
}

/** @throws AppError `not_found` */
export async function selectSessionRetention(db: Db, sessionId: string): Promise<SessionRetention & { name: string }> {
  const row = await db.maybeOne(sql.select_session_retention, { session_id: sessionId }, Row);
  if (row === null) throw notFound('session');
  return { name: row.name, ...present(row) };
}

/** How many sessions would be deleted now, if they were kept for so many days. */
export async function countDue(db: Db, days: number): Promise<number> {
  return (await db.one(sql.count_due, { days }, z.object({ due: z.int() }))).due;
}

/** Sessions whose time is over by the database's clock, and that nobody holds back; the longest overdue first. */
export async function selectDue(db: Db, limit: number): Promise<string[]> {
  return (await db.many(sql.select_due, { session_id: null, limit }, z.object({ session_id: z.string() }))).map((row) => row.session_id);
}

export async function isDue(db: Db, sessionId: string): Promise<boolean> {
  return await db.maybeOne(sql.select_due, { session_id: sessionId, limit: 1 }, z.object({ session_id: z.string() })) !== null;
}

/** False when it is held already. */
export async function insertHold(db: Db, sessionId: string, { reason, account }: { reason: string; account: string }): Promise<boolean> {
  return (await db.run(sql.insert_hold, { session_id: sessionId, reason, account_id: account })) === 1;
}

/** False when nobody held it. */
export async function deleteHold(db: Db, sessionId: string): Promise<boolean> {
  return (await db.run(sql.delete_hold, { session_id: sessionId })) === 1;
}

/** False when it was asked for before. */
export async function requestDeletion(db: Db, sessionId: string): Promise<boolean> {
  return (await db.run(sql.request_deletion, { session_id: sessionId })) === 1;
}

function present(row: z.infer<typeof Row>): SessionRetention {
  const { reason, held_by: id, held_at: at } = row;
  return {
    endedAt: row.ended_at, deleteAt: row.delete_at, deletionRequestedAt: row.deletion_requested_at, erasedAt: row.erased_at,
    hold: reason === null || id === null || at === null ? null : { reason, by: { id, name: row.held_by_name }, at },
  };
}
