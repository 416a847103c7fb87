import { CheckSchema, VerdictSchema } from '@assay/graders/report.ts';
import { z } from 'zod';
import { DecisionOutcomeSchema, PersonSchema } from './judgement.ts';
import { MOST_REGRADED } from './limits.ts';
import { ReviewSessionsQuerySchema } from './review.ts';
import { DepthScoresSchema, FitSchema } from './screens.ts';

const ReasonSchema = z.string().trim().min(1, 'Expected a reason: whoever asks later reads it.').max(2000, 'Expected at most 2000 characters.');
const SessionIdsSchema = z.array(z.uuid('Expected ids of sessions.')).min(1, 'Expected a session or more.').max(MOST_REGRADED, `Expected at most ${MOST_REGRADED} sessions.`)
  .refine((ids) => new Set(ids).size === ids.length, 'Expected each session once.');

/** `GET /api/review/regrades/choice` (admin, author): sessions by id with commas between them, or all that the filters of the list let through. */
export const RegradeChoiceQuerySchema = ReviewSessionsQuerySchema.omit({ cursor: true, limit: true }).extend({
  sessions: z.string().transform((text) => text.split(',')).pipe(SessionIdsSchema).optional(),
});

export const RegradeChoiceSchema = z.strictObject({
  sessions: z.array(z.strictObject({ id: z.uuid(), name: z.string(), handedIn: z.int(), decided: z.boolean() })),
  /** What was handed in, by exercise. */
  tasks: z.array(z.strictObject({
    slug: z.string(),
    title: z.string(),
    kind: z.string(),
    /** The versions that these candidates worked on, and how many handed in each. */
    handedIn: z.array(z.strictObject({ version: z.int(), attempts: z.int() })),
    /** Versions that are newer than one of them, newest first. */
    newer: z.array(z.int()),
  })),
});

/** `POST /api/review/regrades` (admin, author) → 201 RegradeDetail. */
export const RegradeBodySchema = z.strictObject({
  sessions: SessionIdsSchema,
  /** Which tasks, and with which version: null is the one that each candidate worked on, with today's grader. */
  tasks: z.array(z.strictObject({ slug: z.string().min(1, 'Expected an exercise.'), version: z.int('Expected the number of a version.').nullable() })).min(1, 'Choose a task or more.')
    .refine((tasks) => new Set(tasks.map(({ slug }) => slug)).size === tasks.length, 'Expected each task once.'),
  reason: ReasonSchema,
});

export const RegradeParamsSchema = z.strictObject({ regradeId: z.uuid() });
export const RegradeSessionParamsSchema = z.strictObject({ regradeId: z.uuid(), sessionId: z.uuid() });

/** `failed`: every run failed through our fault, or fits nothing. */
export const RegradeStateSchema = z.enum(['running', 'ready', 'failed', 'applied', 'discarded']);

/** A line of the list. */
export const RegradeSchema = z.strictObject({
  id: z.uuid(),
  state: RegradeStateSchema,
  reason: z.string(),
  startedBy: PersonSchema,
  startedAt: z.iso.datetime(),
  /** Who applied or discarded it, when and why. */
  settled: z.strictObject({ by: PersonSchema, at: z.iso.datetime(), reason: z.string() }).nullable(),
  sessions: z.int(),
  /** Grader runs: all of them, those that ended, and those that ended without a result. */
  runs: z.strictObject({ total: z.int(), finished: z.int(), without: z.int() }),
});
/** `GET /api/review/regrades`: newest first, the last 200. */
export const RegradesSchema = z.strictObject({ items: z.array(RegradeSchema) });

/** What a run graded with. */
export const InstrumentsSchema = z.strictObject({ /** Null where the catalogue does not know the content. */ version: z.int().nullable(), graderVersion: z.string(), exerciseHash: z.string(), seed: z.int() });

const SideSchema = z.strictObject({ ...CheckSchema.pick({ title: true, verdict: true, weight: true, detail: true }).shape, earned: z.number() });

export const CheckDifferenceSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** What the machine says; null where that run has no such check. */
  before: SideSchema.nullable(),
  after: SideSchema.nullable(),
  changed: z.boolean(),
  /** The newest word of a person on it. `moot`: the run says something else than what it was about; `moot-before`: the grade did already. */
  ruling: z.strictObject({ verdict: z.enum(['pass', 'fail']), reason: z.string(), by: PersonSchema, fate: z.enum(['applies', 'moot', 'moot-before']) }).nullable(),
});

export const RunStateSchema = z.enum(['queued', 'running', 'graded', 'ungradable', 'broken', 'unfit', 'cancelled']);

export const TaskDifferenceSchema = z.strictObject({
  attemptId: z.uuid(),
  runId: z.uuid(),
  title: z.string(),
  kind: z.string(),
  state: RunStateSchema,
  /** Why it fits nothing, why it could not be run, or the incident of our failure. */
  note: z.string().nullable(),
  step: z.string().nullable(),
  share: z.number().nullable(),
  /** With people's rulings, as far as they apply to each. */
  scores: z.strictObject({ before: z.number().nullable(), after: z.number().nullable() }),
  /** Null where there was no grade, and where there is no result. */
  instruments: z.strictObject({ before: InstrumentsSchema.nullable(), after: InstrumentsSchema.nullable() }),
  checks: z.array(CheckDifferenceSchema),
});

/** What a regrade makes of one session: before is what counts now, or counted when the regrade was applied or discarded. */
export const SessionDifferenceSchema = z.strictObject({
  scores: z.strictObject({ before: DepthScoresSchema, after: DepthScoresSchema }),
  fit: z.strictObject({ before: FitSchema, after: FitSchema }),
  tasks: z.array(TaskDifferenceSchema),
});

export const RegradeSessionSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** A regrade never changes it. */
  decision: DecisionOutcomeSchema.nullable(),
  scores: SessionDifferenceSchema.shape.scores,
  fit: SessionDifferenceSchema.shape.fit,
  /** Verdicts or points differ. */
  changed: z.boolean(),
  /** Rulings that will not count any more. */
  moot: z.int(),
  tasks: z.array(TaskDifferenceSchema.omit({ checks: true }).extend({ changedChecks: z.int() })),
});

/** `GET /api/review/regrades/:regradeId`; also the answer to what starts, applies or discards one. */
export const RegradeDetailSchema = z.strictObject({
  ...RegradeSchema.omit({ sessions: true }).shape,
  sessions: z.array(RegradeSessionSchema),
  /** For how many sessions a check went from one verdict to another; null is a check that is not there. */
  checks: z.array(z.strictObject({
    task: z.string(), id: z.string(), title: z.string(),
    changes: z.array(z.strictObject({ before: VerdictSchema.nullable(), after: VerdictSchema.nullable(), sessions: z.int() })),
  })),
  /** Stands for what the differences are measured against; who applies sends it back. */
  basis: z.record(z.uuid(), z.string()),
});

/** `GET /api/review/regrades/:regradeId/sessions/:sessionId`. */
export const RegradeSessionDetailSchema = z.strictObject({ id: z.uuid(), tasks: z.array(TaskDifferenceSchema) });

/** `POST /api/review/regrades/:regradeId/apply` (admin, author), or `regrade_outdated`. */
export const ApplyRegradeBodySchema = z.strictObject({ reason: ReasonSchema, basis: RegradeDetailSchema.shape.basis });
/** `POST /api/review/regrades/:regradeId/discard` (admin, author); stops what still runs. */
export const DiscardRegradeBodySchema = z.strictObject({ reason: ReasonSchema });

export type RegradeChoiceQuery = z.output<typeof RegradeChoiceQuerySchema>;
export type RegradeChoice = z.infer<typeof RegradeChoiceSchema>;
export type RegradeBody = z.infer<typeof RegradeBodySchema>;
export type RegradeState = z.infer<typeof RegradeStateSchema>;
export type Regrade = z.infer<typeof RegradeSchema>;
export type Regrades = z.infer<typeof RegradesSchema>;
export type Instruments = z.infer<typeof InstrumentsSchema>;
export type CheckDifference = z.infer<typeof CheckDifferenceSchema>;
export type RunState = z.infer<typeof RunStateSchema>;
export type TaskDifference = z.infer<typeof TaskDifferenceSchema>;
export type SessionDifference = z.infer<typeof SessionDifferenceSchema>;
export type RegradeSession = z.infer<typeof RegradeSessionSchema>;
export type RegradeDetail = z.infer<typeof RegradeDetailSchema>;
export type RegradeSessionDetail = z.infer<typeof RegradeSessionDetailSchema>;
export type ApplyRegradeBody = z.infer<typeof ApplyRegradeBodySchema>;
