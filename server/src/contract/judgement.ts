import { VerdictSchema } from '@assay/graders/report.ts';
import { z } from 'zod';

export const PersonSchema = z.strictObject({ id: z.string(), name: z.string() });
const RatingSchema = z.int('Expected a whole number from 1 to 4.').min(1, 'Expected 1 or more.').max(4, 'Expected 4 or less.');

/** `POST /api/review/attempts/:attemptId/reviews` → 201 AttemptReviews. Given once, because others are read afterwards. */
export const ReviewBodySchema = z.strictObject({
  /** By the id of each question of the task's rubric; all of them. */
  ratings: z.record(z.string(), RatingSchema),
  notes: z.string().trim().max(10_000, 'Expected at most 10000 characters.').default(''),
});

export const ReviewSchema = z.strictObject({
  by: PersonSchema,
  ratings: z.record(z.string(), RatingSchema),
  notes: z.string(),
  givenAt: z.iso.datetime(),
});

/** `GET /api/review/attempts/:attemptId/reviews`. */
export const AttemptReviewsSchema = z.strictObject({
  own: ReviewSchema.nullable(),
  /** Null until the reader's own is given: nobody rates after reading the others. */
  others: z.array(ReviewSchema).nullable(),
  /** How many were given, the own one included. */
  given: z.int(),
});

/**
 * `POST /api/review/attempts/:attemptId/rulings` → 201 Rulings: a person's word on one check, over the machine's.
 * A verdict of null takes the earlier ruling back.
 */
export const RulingBodySchema = z.strictObject({
  checkId: z.string().min(1, 'Expected the id of a check.').max(200),
  verdict: z.enum(['pass', 'fail']).nullable(),
  /** Required where the machine gave a verdict; what only a person can judge needs none. */
  reason: z.string().trim().max(2000, 'Expected at most 2000 characters.').default(''),
});

export const RulingSchema = z.strictObject({
  id: z.uuid(),
  checkId: z.string(),
  /** What the machine said when the ruling was made. */
  machineVerdict: VerdictSchema,
  verdict: z.enum(['pass', 'fail']).nullable(),
  reason: z.string(),
  by: PersonSchema,
  at: z.iso.datetime(),
  /** It counts: the newest of its check, and the machine still says what it said then. */
  applies: z.boolean(),
});
/** `GET /api/review/attempts/:attemptId/rulings`: every one ever made, newest first, and the score with those that apply. */
export const RulingsSchema = z.strictObject({ items: z.array(RulingSchema), machineScore: z.number().nullable(), score: z.number().nullable() });

export const DecisionOutcomeSchema = z.enum(['advance', 'hold', 'decline']);

/** `POST /api/review/sessions/:sessionId/decisions` (admin, author) → 201 Decisions, or `decision_changed`. */
export const DecisionBodySchema = z.strictObject({
  outcome: DecisionOutcomeSchema,
  reason: z.string().trim().min(1, 'Expected a reason: whoever asks later reads it.').max(2000, 'Expected at most 2000 characters.'),
  /** `version` of the decision that was shown, 0 when there was none: of two who decide at once one wins, the other is told. */
  baseVersion: z.int().min(0),
});

export const DecisionSchema = z.strictObject({
  version: z.int(),
  outcome: DecisionOutcomeSchema,
  reason: z.string(),
  by: PersonSchema,
  at: z.iso.datetime(),
});
/** `GET /api/review/sessions/:sessionId/decisions`: newest first; the first one counts. */
export const DecisionsSchema = z.strictObject({ items: z.array(DecisionSchema) });

export type Person = z.infer<typeof PersonSchema>;
export type ReviewBody = z.input<typeof ReviewBodySchema>;
export type Review = z.infer<typeof ReviewSchema>;
export type AttemptReviews = z.infer<typeof AttemptReviewsSchema>;
export type RulingBody = z.input<typeof RulingBodySchema>;
export type Ruling = z.infer<typeof RulingSchema>;
export type Rulings = z.infer<typeof RulingsSchema>;
export type DecisionOutcome = z.infer<typeof DecisionOutcomeSchema>;
export type DecisionBody = z.input<typeof DecisionBodySchema>;
export type Decision = z.infer<typeof DecisionSchema>;
export type Decisions = z.infer<typeof DecisionsSchema>;
