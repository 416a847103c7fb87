import { z } from 'zod';
import { SessionStateSchema, type SessionState } from '../contract/session.ts';
import { Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_state', 'lock_session', 'is_listed', 'select_noted_state', 'withdraw_session', 'close_open_attempts');

const StateRow = z.object({ state: SessionStateSchema, ends_at: Time, over: z.boolean(), now: Time })
  .transform(({ ends_at: endsAt, ...row }) => ({ ...row, endsAt }));

/** Where a session stands now, and until when its tasks may be begun. */
export function selectState(db: Db, sessionId: string): Promise<z.infer<typeof StateRow>> {
  return db.one(sql.select_state, { session_id: sessionId }, StateRow);
}

/** Until the transaction ends, nobody else notes a state of this session. */
export async function lockSession(db: Db, sessionId: string): Promise<void> {
  await db.run(sql.lock_session, { session_id: sessionId });
}

/** False for a try-out, of which nobody is told. */
export async function isListed(db: Db, sessionId: string): Promise<boolean> {
  return (await db.one(sql.is_listed, { session_id: sessionId }, z.object({ listed: z.boolean() }))).listed;
}

/** The last state that the audit log tells of, or null. */
export async function selectNotedState(db: Db, sessionId: string): Promise<SessionState | null> {
  return (await db.maybeOne(sql.select_noted_state, { session_id: sessionId }, z.object({ state: SessionStateSchema })))?.state ?? null;
}

/** False when it was withdrawn before. */
export async function withdrawSession(db: Db, sessionId: string): Promise<boolean> {
  return (await db.run(sql.withdraw_session, { session_id: sessionId })) === 1;
}

/** Closes what is running, without a submission; returns the ids. */
export async function closeOpenAttempts(db: Db, sessionId: string): Promise<string[]> {
  return (await db.many(sql.close_open_attempts, { session_id: sessionId }, z.object({ id: z.string() }))).map(({ id }) => id);
}
