import { z } from 'zod';
import type { WorkspaceFile } from '../contract/attempt.ts';
import { SessionStateSchema } from '../contract/session.ts';
import { OptionalTime, Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';
import { PlacementSchema, type Placement } from '../workspaces/placement.ts';

const sql = loadSql(
  import.meta.filename, 'select_attempt', 'select_attempt_in_organization', 'lock_attempt', 'select_other_open', 'select_start', 'begin_outage', 'credit_clock', 'start_attempt', 'close_attempt',
  'take_over', 'insert_starter', 'insert_file', 'select_files', 'save_file', 'overwrite_file', 'select_recent_save',
);

const AttemptRow = z.object({
  id: z.string(), session_id: z.string(), exercise_id: z.string(), variant: z.string().nullable(), started_at: OptionalTime, deadline_at: OptionalTime, closed_at: OptionalTime,
  holder_id: z.string().nullable(), workspace: PlacementSchema.nullable(), kind: z.string(), title: z.string(), minutes: z.int(),
  outage_since: OptionalTime, credit_seconds: z.int(), brief: z.string(),
  starter: z.record(z.string(), z.string()), server_now: Time, writable: z.boolean(),
});
/** `writable`: started, not handed in and within its time. */
export type Attempt = z.infer<typeof AttemptRow>;

export function selectOptionalAttempt(db: Db, attemptId: string, sessionId: string): Promise<Attempt | null> {
  return db.maybeOne(sql.select_attempt, { attempt_id: attemptId, session_id: sessionId }, AttemptRow);
}

/** For members and jobs, whose scope is the organization. */
export function selectOptionalAttemptOfOrganization(db: Db, attemptId: string): Promise<Attempt | null> {
  return db.maybeOne(sql.select_attempt_in_organization, { attempt_id: attemptId }, AttemptRow);
}

/** Until the transaction ends, nobody else starts, closes or writes this attempt. */
export async function lockAttempt(db: Db, attemptId: string): Promise<void> {
  await db.run(sql.lock_attempt, { attempt_id: attemptId });
}

/** Title of another attempt of the session that is running. */
export async function selectOptionalOtherOpen(db: Db, attempt: Attempt): Promise<string | null> {
  const other = await db.maybeOne(sql.select_other_open, { attempt_id: attempt.id, session_id: attempt.session_id }, z.object({ title: z.string() }));
  return other?.title ?? null;
}

const StartRow = z.object({ state: SessionStateSchema, ends_at: Time, over: z.boolean(), waits_for: z.string().nullable() });

/** What may keep an attempt from being started: the end of its session, or an earlier task of a fixed order. */
export function selectStart(db: Db, attempt: Attempt): Promise<z.infer<typeof StartRow>> {
  return db.one(sql.select_start, { attempt_id: attempt.id, session_id: attempt.session_id }, StartRow);
}

/** A fault of ours keeps the candidate waiting from now on; false when that was noted before. */
export async function beginOutage(db: Db, attempt: Pick<Attempt, 'id'>): Promise<boolean> {
  return (await db.run(sql.begin_outage, { attempt_id: attempt.id })) === 1;
}

const CreditRow = z.object({ credited: z.int(), deadline_at: OptionalTime });

/** What becomes of a noted outage once its time so far was given back. */
export type Outage = 'over' | 'goes on' | 'untouched';

/** Gives time back; returns how much it was and the new deadline, or null when the attempt is closed. */
export function updateCredit(db: Db, attempt: Pick<Attempt, 'id'>, seconds: number, outage: Outage): Promise<z.infer<typeof CreditRow> | null> {
  return db.maybeOne(sql.credit_clock, { attempt_id: attempt.id, seconds, outage }, CreditRow);
}

/** Starts the clock; returns the deadline, or null when it was started before. */
export async function startClock(db: Db, attempt: Attempt, browserId: string, workspace: Placement | null): Promise<string | null> {
  const started = await db.maybeOne(sql.start_attempt, {
    attempt_id: attempt.id, browser_id: browserId, workspace: workspace === null ? null : JSON.stringify(workspace),
  }, z.object({ deadline_at: Time }));
  if (started !== null) await db.run(sql.insert_starter, { attempt_id: attempt.id });
  return started?.deadline_at ?? null;
}

/** False when it was closed before. */
export async function closeAttempt(db: Db, attempt: Attempt): Promise<boolean> {
  return (await db.run(sql.close_attempt, { attempt_id: attempt.id })) === 1;
}

export async function updateHolder(db: Db, attempt: Attempt, browserId: string): Promise<void> {
  await db.run(sql.take_over, { attempt_id: attempt.id, browser_id: browserId });
}

const FileRow = z.object({ path: z.string(), content: z.string(), version: z.int(), saved_at: Time })
  .transform(({ saved_at: savedAt, ...file }): WorkspaceFile => ({ ...file, savedAt }));

export function selectFiles(db: Db, attempt: Pick<Attempt, 'id'>): Promise<WorkspaceFile[]> {
  return db.many(sql.select_files, { attempt_id: attempt.id }, FileRow);
}

/** A file that is there already stays as it is. */
export async function insertFile(db: Db, attempt: Attempt, path: string, content: string): Promise<void> {
  await db.run(sql.insert_file, { attempt_id: attempt.id, path, content });
}

/** Null when the file is no longer at `baseVersion`. */
export async function updateFile(db: Db, attempt: Attempt, path: string, content: string, baseVersion: number): Promise<{ version: number; savedAt: string } | null> {
  const saved = await db.maybeOne(sql.save_file, { attempt_id: attempt.id, path, content, base_version: baseVersion }, z.object({ version: z.int(), saved_at: Time }));
  return saved && { version: saved.version, savedAt: saved.saved_at };
}

/** The last words of the browser that submits, whatever version they are based on. */
export async function overwriteFile(db: Db, attempt: Attempt, path: string, content: string): Promise<void> {
  await db.run(sql.overwrite_file, { attempt_id: attempt.id, path, content });
}

/** Whether a save of this file is in the log of the last minute: the log is for people, not for each keystroke. */
export async function wasSaveLogged(db: Db, attempt: Attempt, path: string): Promise<boolean> {
  return (await db.one(sql.select_recent_save, { attempt_id: attempt.id, path }, z.object({ recent: z.boolean() }))).recent;
}
