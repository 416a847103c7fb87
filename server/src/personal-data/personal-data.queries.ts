import { z } from 'zod';
import { CheckRunSchema } from '../contract/attempt.ts';
import { ReviewSchema } from '../contract/judgement.ts';
import { TimelineEventSchema } from '../contract/review.ts';
import { Numeric, OptionalTime, Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(
  import.meta.filename, 'select_attempts_of_session', 'select_visible_titles', 'select_person', 'select_mails_about', 'select_all_events', 'select_all_check_runs', 'select_given_reviews',
);

const AttemptRow = z.object({
  id: z.string(), position: z.int(), slug: z.string(), title: z.string(), minutes: z.int(), started_at: OptionalTime, submitted_at: OptionalTime,
}).transform(({ started_at: startedAt, submitted_at: submittedAt, ...row }) => ({ ...row, startedAt, submittedAt }));
const PersonRow = z.object({
  organization: z.string(), name: z.string(), email: z.string(), invited_at: Time, time_factor: Numeric, deletion_requested_at: OptionalTime, erased_at: OptionalTime,
}).transform(({ invited_at: invitedAt, time_factor: timeFactor, deletion_requested_at: deletionRequestedAt, erased_at: erasedAt, ...row }) => (
  { ...row, invitedAt, timeFactor, deletionRequestedAt, erasedAt }));
const MailRow = z.object({ kind: z.string(), to: z.string(), subject: z.string(), at: Time });
const EventRow = TimelineEventSchema.omit({ id: true }).extend({ at: Time });
const RunRow = z.object({ requested_at: Time, state: CheckRunSchema.shape.state, checks: CheckRunSchema.shape.checks, files: z.record(z.string(), z.string()) })
  .transform(({ requested_at: requestedAt, ...row }) => ({ ...row, requestedAt }));
const ReviewRow = ReviewSchema.pick({ ratings: true, notes: true }).extend({ given_at: Time }).transform(({ given_at: givenAt, ...row }) => ({ ...row, givenAt }));

export type AttemptOfSession = z.output<typeof AttemptRow>;

/** The tasks of a session, in order. */
export function selectAttemptsOfSession(db: Db, sessionId: string): Promise<AttemptOfSession[]> {
  return db.many(sql.select_attempts_of_session, { session_id: sessionId }, AttemptRow);
}

/** Of the checks that the candidate may see: their titles, or those of their groups, as the last own run had them. */
export async function selectVisibleTitles(db: Db, attemptId: string): Promise<string[]> {
  return (await db.many(sql.select_visible_titles, { attempt_id: attemptId }, z.object({ title: z.string() }))).map(({ title }) => title);
}

export function selectOptionalPerson(db: Db, sessionId: string): Promise<z.output<typeof PersonRow> | null> {
  return db.maybeOne(sql.select_person, { session_id: sessionId }, PersonRow);
}

/** Mails to the candidate of a session, oldest first. */
export function selectMailsAbout(db: Db, sessionId: string): Promise<z.output<typeof MailRow>[]> {
  return db.many(sql.select_mails_about, { session_id: sessionId }, MailRow);
}

/** Oldest first, all of them. */
export function selectAllEvents(db: Db, attemptId: string): Promise<z.output<typeof EventRow>[]> {
  return db.many(sql.select_all_events, { attempt_id: attemptId }, EventRow);
}

/** The candidate's runs of the visible checks with the files of each, oldest first. */
export function selectAllCheckRuns(db: Db, attemptId: string): Promise<z.output<typeof RunRow>[]> {
  return db.many(sql.select_all_check_runs, { attempt_id: attemptId }, RunRow);
}

/** Every rating of a task, without who gave it: for the person it is about, not for members. */
export function selectGivenReviews(db: Db, attemptId: string): Promise<z.output<typeof ReviewRow>[]> {
  return db.many(sql.select_given_reviews, { attempt_id: attemptId }, ReviewRow);
}
