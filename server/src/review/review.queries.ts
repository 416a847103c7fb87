import { z } from 'zod';
import { CandidateRunSchema, GradeStateSchema, GradeViewSchema, ReviewAttemptSchema, SessionStateSchema, type AttemptReport, type CandidateRun, type GradeView, type ReviewAttempt, type ReviewSession, type SessionState } from '../contract/review.ts';
import { Numeric, OptionalTime, Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { notFound } from '../errors.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_sessions', 'select_review_attempts', 'select_grades', 'select_peers', 'select_check_runs');

const SessionRow = z.object({
  id: z.string(), name: z.string(), email: z.string(), screen_id: z.string(), screen_title: z.string(), created_at: Time, updated_at: Time, state: SessionStateSchema,
});
const AttemptRow = z.object({
  session_id: z.string(), id: z.string(), position: z.int(), kind: z.string(), slug: z.string(), title: z.string(), competency: z.string(), minutes: z.int(),
  state: ReviewAttemptSchema.shape.state, started_at: OptionalTime, deadline_at: OptionalTime, submitted_at: OptionalTime,
  grade_state: GradeStateSchema.nullable(), score: Numeric.nullable(),
});
const GradeRow = z.object({
  id: z.string(), state: GradeStateSchema, report: GradeViewSchema.shape.report, incident_id: z.string().nullable(), tries: z.int(), requested_at: Time,
  finished_at: OptionalTime, requested_by: z.string(), step: z.string().nullable(), share: z.number().nullable(),
}).transform(({ incident_id: incidentId, requested_at: requestedAt, finished_at: finishedAt, requested_by: requestedBy, ...row }): GradeView => (
  { ...row, incidentId, requestedAt, finishedAt, requestedBy }));

const PeerRow = z.object({ score: Numeric.nullable(), metrics: z.record(z.string(), z.number()) });
const RunRow = z.object({
  id: z.string(), requested_at: Time, state: CandidateRunSchema.shape.state, area: z.number().nullable(), failed: z.array(z.string()), files: z.record(z.string(), z.string()),
}).transform(({ requested_at: requestedAt, ...row }): CandidateRun => ({ ...row, requestedAt }));

type Filter = { before: string | null; q: string | null; state: SessionState | null; limit: number };

/** Newest first; `before` is the id of the last one seen. */
export function selectReviewSessions(db: Db, filter: Filter): Promise<ReviewSession[]> {
  return select(db, { session_id: null, ...filter });
}

/** @throws AppError `not_found` */
export async function selectReviewSession(db: Db, sessionId: string): Promise<ReviewSession> {
  const [session] = await select(db, { session_id: sessionId, before: null, q: null, state: null, limit: 1 });
  if (session === undefined) throw notFound('session');
  return session;
}

/** Newest first. */
export function selectGrades(db: Db, attemptId: string): Promise<GradeView[]> {
  return db.many(sql.select_grades, { attempt_id: attemptId }, GradeRow);
}

/** What others reached in the same exercise: figures without names, newest first. */
export function selectPeers(db: Db, attemptId: string): Promise<AttemptReport['peers']> {
  return db.many(sql.select_peers, { attempt_id: attemptId }, PeerRow);
}

/** The candidate's own runs of the visible checks, oldest first. */
export function selectCandidateRuns(db: Db, attemptId: string): Promise<CandidateRun[]> {
  return db.many(sql.select_check_runs, { attempt_id: attemptId }, RunRow);
}

async function select(db: Db, filter: Filter & { session_id: string | null }): Promise<ReviewSession[]> {
  const sessions = await db.many(sql.select_sessions, filter, SessionRow);
  const attempts = await db.many(sql.select_review_attempts, { session_ids: sessions.map(({ id }) => id) }, AttemptRow);
  return sessions.map((row) => ({
    id: row.id,
    candidate: { name: row.name, email: row.email },
    screen: { id: row.screen_id, title: row.screen_title },
    state: row.state,
    attempts: attempts.filter((attempt) => attempt.session_id === row.id).map(present),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }));
}

function present({ session_id: _, started_at: startedAt, deadline_at: deadlineAt, submitted_at: submittedAt, grade_state: gradeState, ...row }: z.infer<typeof AttemptRow>): ReviewAttempt {
  return { ...row, startedAt, deadlineAt, submittedAt, gradeState };
}
