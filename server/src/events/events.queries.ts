import { z } from 'zod';
import { TimelineEventSchema, type TimelineEvent } from '../contract/review.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';
import { Time } from '../db/columns.ts';

const sql = loadSql(import.meta.filename, 'insert_event', 'select_events', 'select_broken_link');
const Row = TimelineEventSchema.extend({ at: Time });

export type EventKind =
  | 'clock_stopped' | 'clock_credited' | 'withdrawn' | 'attempt_started' | 'file_saved' | 'sql_run' | 'database_reset' | 'checks_requested' | 'checks_finished' | 'checks_cancelled'
  | 'taken_over' | 'submitted' | 'deadline_reached' | 'grading_finished' | 'grading_failed' | 'regrade_requested' | 'regraded' | 'reopened';

/** Adds to the attempt's log, in the transaction of what happened. `summary` is a sentence for people. */
export async function insertEvent(db: Db, attemptId: string, kind: EventKind, summary: string, detail: Record<string, unknown> = {}): Promise<void> {
  await db.run(sql.insert_event, { attempt_id: attemptId, kind, summary, detail: JSON.stringify(detail) });
}

/** Newest first; at most 1000. */
export function selectEvents(db: Db, attemptId: string): Promise<TimelineEvent[]> {
  return db.many(sql.select_events, { attempt_id: attemptId }, Row);
}

/** Sequence of the first event that does not follow from the one before it, or null when the chain holds. */
export async function findBrokenLink(db: Db, attemptId: string): Promise<number | null> {
  return (await db.one(sql.select_broken_link, { attempt_id: attemptId }, z.object({ sequence: z.int().nullable() }))).sequence;
}
