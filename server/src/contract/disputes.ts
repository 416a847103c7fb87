import { z } from 'zod';
import { ReceiptSchema } from './attempt.ts';
import { PersonSchema } from './judgement.ts';

/** What a candidate says is wrong with the result of a task. `open` until somebody answers in words. */
export const DisputeSchema = z.strictObject({
  attemptId: z.uuid(),
  text: z.string(),
  raisedAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  state: z.enum(['open', 'answered']),
  answer: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
});
/** As members read it: with who answered. */
export const ReviewDisputeSchema = z.strictObject({ ...DisputeSchema.shape, task: z.string(), answeredBy: PersonSchema.nullable() });

/** `PUT /api/attempts/:attemptId/dispute` → Dispute. Once a task; may be changed until it is answered. */
export const DisputeBodySchema = z.strictObject({
  text: z.string('Expected text.').trim().min(1, 'Say what looks wrong: which check or what we overlooked.').max(4000, 'Expected at most 4000 characters.'),
});
/** `GET /api/review/sessions/:sessionId/disputes` (member), in the order of the tasks. */
export const ReviewDisputesSchema = z.strictObject({ items: z.array(ReviewDisputeSchema) });
/** `POST /api/review/attempts/:attemptId/dispute/answer` → ReviewDisputes. The candidate reads it, and it cannot be changed. */
export const DisputeAnswerBodySchema = z.strictObject({
  text: z.string('Expected text.').trim().min(1, 'Say what you found: the candidate reads it.').max(4000, 'Expected at most 4000 characters.'),
});

/** `GET /api/session/receipt`: what was handed in and measured, what happens with it, and what the candidate can do about it. */
export const SessionReceiptSchema = z.strictObject({
  /** Deleted in the night after this time; moves when something happens. */
  keptUntil: z.iso.datetime(),
  retentionDays: z.int(),
  deletionRequestedAt: z.iso.datetime().nullable(),
  tasks: z.array(z.strictObject({
    receipt: ReceiptSchema,
    /** Titles of the checks that candidates may see, from their own last run. Never what a grade found. */
    measured: z.array(z.string()),
    dispute: DisputeSchema.nullable(),
  })),
});

export type Dispute = z.infer<typeof DisputeSchema>;
export type ReviewDispute = z.infer<typeof ReviewDisputeSchema>;
export type ReviewDisputes = z.infer<typeof ReviewDisputesSchema>;
export type SessionReceipt = z.infer<typeof SessionReceiptSchema>;
