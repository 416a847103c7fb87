import { z } from 'zod';
import { DecisionOutcomeSchema, type Person } from '../contract/judgement.ts';
import { CandidateRunSchema, GradeStateSchema, GradeViewSchema, ReviewAttemptSchema, type AttemptReport, type CandidateRun, type GradeView, type ReviewAttempt, type ReviewSession, type ReviewSessionsQuerySchema } from '../contract/review.ts';
import { FitSchema, PassRuleSchema } from '../contract/screens.ts';
import { SessionStateSchema } from '../contract/session.ts';
import { Numeric, OptionalTime, Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { notFound } from '../errors.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_sessions', 'select_session', 'select_reviewers', 'select_review_attempts', 'count_open_disputes', 'select_follow_up', 'select_grades', 'select_peers', 'select_check_runs');

const SessionRow = z.object({
  id: z.string(), name: z.string(), email: z.string(), screen_id: z.string(), screen_title: z.string(), screen_version: z.int(), rule: PassRuleSchema,
  state: SessionStateSchema, database_security: z.int().nullable(), llm_systems: z.int().nullable(), code_review: z.int().nullable(), fit: FitSchema,
  used_ms: Numeric, reviewers: z.int(), decision: DecisionOutcomeSchema.nullable(), created_at: Time, updated_at: Time, text_key: z.string(), number_key: z.string(),
});
type SessionRow = z.infer<typeof SessionRow>;
const AttemptRow = z.object({
  session_id: z.string(), id: z.string(), position: z.int(), kind: z.string(), slug: z.string(), title: z.string(), competency: z.string(), variant: z.string().nullable(), minutes: z.int(),
  state: ReviewAttemptSchema.shape.state, started_at: OptionalTime, submitted_at: OptionalTime,
  grade_state: GradeStateSchema.nullable(), score: Numeric.nullable(),
});
const OpenDisputes = z.object({ session_id: z.string(), open: z.int() });
const GradeRow = z.object({
  id: z.string(), state: GradeStateSchema, report: GradeViewSchema.shape.report, incident_id: z.string().nullable(), tries: z.int(), requested_at: Time,
  finished_at: OptionalTime, requested_by: z.string(), step: z.string().nullable(), share: z.number().nullable(),
  regrade: GradeViewSchema.shape.regrade,
}).transform(({ incident_id: incidentId, requested_at: requestedAt, finished_at: finishedAt, requested_by: requestedBy, ...row }): GradeView => (
  { ...row, incidentId, requestedAt, finishedAt, requestedBy }));

const PeerRow = z.object({ score: Numeric.nullable(), metrics: z.record(z.string(), z.number()) });
const RunRow = z.object({
  id: z.string(), requested_at: Time, state: CandidateRunSchema.shape.state, area: z.number().nullable(), failed: z.array(z.string()), files: z.record(z.string(), z.string()),
}).transform(({ requested_at: requestedAt, ...row }): CandidateRun => ({ ...row, requestedAt }));

export type SessionFilter = Pick<z.output<typeof ReviewSessionsQuerySchema>, 'q' | 'screen' | 'state' | 'fit' | 'reviewer' | 'sort' | 'direction'>;
/** Place of a row in the list as it is sorted. */
export type Place = { text: string; number: string; id: string };

/** One page of the sessions that match, and the place of its last one when there are more. */
export async function selectReviewSessions(db: Db, filter: SessionFilter, after: Place | null, limit: number): Promise<{ items: ReviewSession[]; next: Place | null }> {
  const { q = null, screen = null, state = null, fit = null, reviewer = null, sort, direction } = filter;
  const found = await db.many(sql.select_sessions, {
    q, screen, state, fit, reviewer, sort, descending: direction === 'descending',
    after_text: after?.text ?? null, after_number: after?.number ?? null, after_id: after?.id ?? null, limit: limit + 1,
  }, SessionRow);
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return { items: await withAttempts(db, rows), next: last === undefined ? null : { text: last.text_key, number: last.number_key, id: last.id } };
}

/** @throws AppError `not_found` */
export async function selectReviewSession(db: Db, sessionId: string): Promise<ReviewSession> {
  const [session] = await withAttempts(db, await db.many(sql.select_session, { session_id: sessionId }, SessionRow));
  if (session === undefined) throw notFound('session');
  return session;
}

/** Everybody of the organization who may have rated something. */
export function selectReviewers(db: Db): Promise<Person[]> {
  return db.many(sql.select_reviewers, {}, z.object({ id: z.string(), name: z.string() }));
}

/** Newest first. */
export function selectGrades(db: Db, attemptId: string): Promise<GradeView[]> {
  return db.many(sql.select_grades, { attempt_id: attemptId }, GradeRow);
}

/** What the author of the exercise would ask in the interview; for members, never for the candidate. */
export async function selectFollowUp(db: Db, attemptId: string): Promise<string[]> {
  return (await db.one(sql.select_follow_up, { attempt_id: attemptId }, z.object({ follow_up: z.array(z.string()) }))).follow_up;
}

/** What others reached in the same exercise: figures without names, newest first. */
export function selectPeers(db: Db, attemptId: string): Promise<AttemptReport['peers']> {
  return db.many(sql.select_peers, { attempt_id: attemptId }, PeerRow);
}

/** The candidate's own runs of the visible checks, oldest first. */
export function selectCandidateRuns(db: Db, attemptId: string): Promise<CandidateRun[]> {
  return db.many(sql.select_check_runs, { attempt_id: attemptId }, RunRow);
}

async function withAttempts(db: Db, rows: readonly SessionRow[]): Promise<ReviewSession[]> {
  const attempts = await db.many(sql.select_review_attempts, { session_ids: rows.map(({ id }) => id) }, AttemptRow);
  const disputed = new Map((await db.many(sql.count_open_disputes, { session_ids: rows.map(({ id }) => id) }, OpenDisputes)).map((row) => [row.session_id, row.open]));
  return rows.map((row) => ({
    id: row.id,
    candidate: { name: row.name, email: row.email },
    screen: { id: row.screen_id, title: row.screen_title, version: row.screen_version },
    state: row.state,
    rule: row.rule,
    scores: { databaseSecurity: row.database_security, llmSystems: row.llm_systems, codeReview: row.code_review },
    fit: row.fit,
    usedMs: row.used_ms,
    reviewers: row.reviewers,
    decision: row.decision,
    openDisputes: disputed.get(row.id) ?? 0,
    attempts: attempts.filter((attempt) => attempt.session_id === row.id).map(present),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }));
}

function present({ session_id: _, started_at: startedAt, submitted_at: submittedAt, grade_state: gradeState, ...row }: z.infer<typeof AttemptRow>): ReviewAttempt {
  return { ...row, startedAt, submittedAt, gradeState };
}
