import { z } from 'zod';
import { CheckRunSchema } from './attempt.ts';
import { CountingCheckSchema } from './comparison.ts';
import { DisputeSchema } from './disputes.ts';
import { DecisionSchema, ReviewSchema, RulingSchema } from './judgement.ts';
import { TimelineEventSchema } from './review.ts';
import { DepthScoresSchema, FitSchema } from './screens.ts';
import { SessionStateSchema } from './session.ts';

/** What was judged of one task. Members are not named, and neither evidence nor sentences are here: they quote the exercise's key. */
const TaskJudgementSchema = z.strictObject({
  checks: z.array(z.strictObject({ title: z.string(), ...CountingCheckSchema.shape })),
  rulings: z.array(RulingSchema.pick({ checkId: true, verdict: true, reason: true, at: true })),
  ratings: z.array(ReviewSchema.pick({ ratings: true, notes: true, givenAt: true })),
});

/**
 * `data.json` of the zip of `GET /api/session/export` (candidate) and `GET /api/review/sessions/:sessionId/personal-data` (admin).
 * The files that the candidate wrote stand beside it, in one folder a task.
 */
export const PersonalDataSchema = z.strictObject({
  format: z.literal('assay-personal-data/1'),
  organization: z.string(),
  candidate: z.strictObject({ name: z.string(), email: z.string() }),
  screen: z.string(),
  state: SessionStateSchema,
  invitedAt: z.iso.datetime(),
  /** An accommodation: by what the minutes were multiplied. */
  timeFactor: z.number(),
  keptUntil: z.iso.datetime().nullable(),
  deletionRequestedAt: z.iso.datetime().nullable(),
  mails: z.array(z.strictObject({ kind: z.string(), to: z.string(), subject: z.string(), at: z.iso.datetime() })),
  tasks: z.array(z.strictObject({
    title: z.string(),
    /** Of the files in this zip. */
    folder: z.string(),
    minutes: z.int(),
    startedAt: z.iso.datetime().nullable(),
    submittedAt: z.iso.datetime().nullable(),
    /** Oldest first: what was logged of the work, statements of the console among it. */
    events: z.array(TimelineEventSchema.omit({ id: true })),
    checkRuns: z.array(CheckRunSchema.pick({ requestedAt: true, state: true, checks: true })),
    dispute: DisputeSchema.nullable(),
    /** Only in an administrator's copy. */
    judgement: TaskJudgementSchema.optional(),
  })),
  /** Only in an administrator's copy. */
  judgement: z.strictObject({ scores: DepthScoresSchema, fit: FitSchema, decisions: z.array(DecisionSchema.omit({ by: true })) }).optional(),
});

export type PersonalData = z.infer<typeof PersonalDataSchema>;
