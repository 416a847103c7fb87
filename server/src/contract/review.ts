import { ReportSchema } from '@assay/graders/report.ts';
import { z } from 'zod';
import { BaselineSchema } from './baselines.ts';
import { DecisionOutcomeSchema, PersonSchema } from './judgement.ts';
import { DepthScoresSchema, FitSchema, PassRuleSchema } from './screens.ts';
import { AttemptStateSchema, SessionStateSchema } from './session.ts';

/** `broken` is our fault: it carries an incident id, is retried, and is never a score. */
export const GradeStateSchema = z.enum(['queued', 'running', 'graded', 'ungradable', 'broken']);

export const ReviewAttemptSchema = z.strictObject({
  id: z.uuid(),
  position: z.int(),
  kind: z.string(),
  slug: z.string(),
  title: z.string(),
  competency: z.string(),
  /** Which of the exercise's variants the candidate got; null where it has none. Never for candidates: it may name the answer. */
  variant: z.string().nullable(),
  /** The screen's time box. What one candidate got on top, and so his deadline, is not for interviewers. */
  minutes: z.int(),
  state: AttemptStateSchema,
  startedAt: z.iso.datetime().nullable(),
  submittedAt: z.iso.datetime().nullable(),
  gradeState: GradeStateSchema.nullable(),
  /** 0–100; null until graded, or when nothing could be measured. */
  score: z.number().nullable(),
});

export const SessionParamsSchema = z.strictObject({ sessionId: z.uuid() });

/** One row of the list; `GET /api/review/sessions/:sessionId` answers with the same. */
export const ReviewSessionSchema = z.strictObject({
  id: z.uuid(),
  candidate: z.strictObject({ name: z.string(), email: z.string() }),
  screen: z.strictObject({ id: z.uuid(), title: z.string(), version: z.int() }),
  state: SessionStateSchema,
  /** Of the screen's version that the session pins. */
  rule: PassRuleSchema,
  /** With people's rulings in them. */
  scores: DepthScoresSchema,
  fit: FitSchema,
  /** Working time over the tasks that were handed in. */
  usedMs: z.number(),
  /** How many members rated at least one task. */
  reviewers: z.int(),
  decision: DecisionOutcomeSchema.nullable(),
  /** Tasks whose result the candidate disputes and nobody has answered. */
  openDisputes: z.int(),
  attempts: z.array(ReviewAttemptSchema),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

export const SessionSortSchema = z.enum(['created', 'updated', 'candidate', 'databaseSecurity', 'llmSystems', 'codeReview', 'time']);

/** `GET /api/review/sessions`. */
export const ReviewSessionsQuerySchema = z.strictObject({
  cursor: z.string().max(1000).optional(),
  /** Part of the candidate's name or address. */
  q: z.string().max(200).optional(),
  screen: z.uuid('Expected the id of a screen.').optional(),
  state: SessionStateSchema.optional(),
  fit: FitSchema.optional(),
  /** Rated by this member, or by `nobody`. */
  reviewer: z.string().min(1).max(200).optional(),
  sort: SessionSortSchema.default('created'),
  direction: z.enum(['ascending', 'descending']).default('descending'),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export const ReviewSessionsPageSchema = z.strictObject({ items: z.array(ReviewSessionSchema), nextCursor: z.string().nullable() });

/** `GET /api/review/reviewers`: everybody of the organization who may rate. */
export const ReviewersSchema = z.strictObject({ items: z.array(PersonSchema) });

/** One grader run, newest first in lists. */
export const GradeViewSchema = z.strictObject({
  id: z.uuid(),
  state: GradeStateSchema,
  /** Null until the run ended. */
  report: ReportSchema.nullable(),
  incidentId: z.string().nullable(),
  /** How often this run was tried. */
  tries: z.int(),
  requestedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  /** Who asked: `submission`, `deadline` or a member's name. */
  requestedBy: z.string(),
  /** Why, and the regrade that it was applied with; null where it was a run of its own. */
  regrade: z.strictObject({ id: z.uuid(), reason: z.string() }).nullable(),
  step: z.string().nullable(),
  share: z.number().nullable(),
});

export const TimelineEventSchema = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  /** `attempt_started`, `file_saved`, `sql_run`, `database_reset`, `checks_requested`, `taken_over`, `submitted`, … */
  kind: z.string(),
  /** A sentence for people. */
  summary: z.string(),
  detail: z.record(z.string(), z.unknown()),
});

/** `GET /api/review/attempts/:attemptId/report`. */
export const AttemptReportSchema = z.strictObject({
  session: ReviewSessionSchema,
  attempt: ReviewAttemptSchema,
  brief: z.string(),
  /** What the author of the exercise would ask in the interview, whatever was handed in. */
  followUp: z.array(z.string()),
  submission: z.strictObject({
    id: z.uuid(),
    submittedAt: z.iso.datetime(),
    by: z.enum(['candidate', 'deadline']),
    files: z.array(z.strictObject({ path: z.string(), content: z.string(), starter: z.string().nullable() })),
  }).nullable(),
  /** What the deadline had handed in before the task was reopened, newest first. */
  earlierSubmissions: z.array(z.strictObject({
    id: z.uuid(),
    submittedAt: z.iso.datetime(),
    reopenedAt: z.iso.datetime(),
    reopenedBy: z.string(),
    /** Of its last grade. */
    score: z.number().nullable(),
    files: z.array(z.strictObject({ path: z.string(), content: z.string() })),
  })),
  grade: GradeViewSchema.nullable(),
  previousGrades: z.array(GradeViewSchema),
  /** What others reached in the same exercise, without names. */
  peers: z.array(z.strictObject({ score: z.number().nullable(), metrics: z.record(z.string(), z.number()) })),
  events: z.array(TimelineEventSchema),
  /** What a stock model reached in this version; null where it was not measured. */
  baseline: BaselineSchema.nullable(),
});

/** A run of the visible checks that the candidate asked for, with the files of that moment. */
export const CandidateRunSchema = z.strictObject({
  id: z.uuid(),
  requestedAt: z.iso.datetime(),
  state: z.enum(['queued', 'running', 'done', 'ungradable', 'broken']),
  /** 0–1, where a check has a measure. */
  area: z.number().nullable(),
  /** Titles of the checks that failed. */
  failed: z.array(z.string()),
  files: z.record(z.string(), z.string()),
});
/** `GET /api/review/attempts/:attemptId/runs`, oldest first. */
export const CandidateRunsSchema = z.strictObject({ runs: z.array(CandidateRunSchema) });

/** `POST /api/review/attempts/:attemptId/regrade` → 202. */
export const RegradeAnswerSchema = z.strictObject({ grade: GradeViewSchema });

/** Messages of `GET /api/review/events` (JSON data, default type): fetch what they name again. */
export const ReviewEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('session_changed'), sessionId: z.uuid() }),
  z.strictObject({ type: z.literal('regrade_changed'), regradeId: z.uuid() }),
  z.strictObject({ type: z.literal('regrade_progress'), runId: z.uuid(), step: z.string().nullable(), share: z.number().nullable() }),
  z.strictObject({ type: z.literal('grade_progress'), attemptId: z.uuid(), gradeId: z.uuid(), step: z.string().nullable(), share: z.number().nullable() }),
]);

export type SessionSort = z.infer<typeof SessionSortSchema>;
export type Reviewers = z.infer<typeof ReviewersSchema>;
export type GradeState = z.infer<typeof GradeStateSchema>;
export type ReviewAttempt = z.infer<typeof ReviewAttemptSchema>;
export type ReviewSession = z.infer<typeof ReviewSessionSchema>;
export type ReviewSessionsQuery = z.input<typeof ReviewSessionsQuerySchema>;
export type ReviewSessionsPage = z.infer<typeof ReviewSessionsPageSchema>;
export type GradeView = z.infer<typeof GradeViewSchema>;
export type TimelineEvent = z.infer<typeof TimelineEventSchema>;
export type AttemptReport = z.infer<typeof AttemptReportSchema>;
export type CandidateRun = z.infer<typeof CandidateRunSchema>;
export type CandidateRuns = z.infer<typeof CandidateRunsSchema>;
export type RegradeAnswer = z.infer<typeof RegradeAnswerSchema>;
export type ReviewEvent = z.infer<typeof ReviewEventSchema>;
