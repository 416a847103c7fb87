import { z } from 'zod';
import { MemberRoleSchema, type MemberRole } from '../contract/people.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_known_candidate', 'hand_in', 'end_session', 'end_link', 'select_staff');

export async function isKnownCandidate(db: Db, email: string): Promise<boolean> {
  return (await db.one(sql.select_known_candidate, { email }, z.object({ known: z.boolean() }))).known;
}

/** Closes an attempt that was worked on for some minutes; the caller adds the submission. */
export async function closeAfter(db: Db, attemptId: string, minutes: number): Promise<void> {
  await db.run(sql.hand_in, { attempt_id: attemptId, minutes });
}

/** Ends the time of a session now. */
export async function endNow(db: Db, sessionId: string): Promise<void> {
  await db.run(sql.end_session, { session_id: sessionId });
  await db.run(sql.end_link, { session_id: sessionId });
}

/** The first member of each role. */
export async function selectStaff(db: Db): Promise<Partial<Record<MemberRole, string>>> {
  const staff = await db.many(sql.select_staff, {}, z.object({ role: MemberRoleSchema, account_id: z.string() }));
  return Object.fromEntries(staff.map(({ role, account_id: account }) => [role, account]));
}
