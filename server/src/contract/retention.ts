import { z } from 'zod';
import { PersonSchema } from './judgement.ts';

/** Days after the end of a session. Organizations start with 180: what follows a rejection is mostly claimed within half a year. */
export const RetentionDaysSchema = z.coerce.number('Expected a whole number of days.').int('Expected a whole number of days.')
  .min(7, 'Expected at least 7 days: candidates need time to dispute a result.').max(3650, 'Expected at most 3650 days.');

export const HoldSchema = z.strictObject({ reason: z.string(), by: PersonSchema, at: z.iso.datetime() });

/** `GET /api/review/sessions/:sessionId/retention` (member). */
export const SessionRetentionSchema = z.strictObject({
  /** Decided, expired, withdrawn, or the last thing that happened; null once erased. */
  endedAt: z.iso.datetime().nullable(),
  /** In the night after this time, unless held. Moves when something happens. */
  deleteAt: z.iso.datetime().nullable(),
  deletionRequestedAt: z.iso.datetime().nullable(),
  hold: HoldSchema.nullable(),
  /** The person was forgotten; figures remain. */
  erasedAt: z.iso.datetime().nullable(),
});

/** `GET /api/retention` (admin): what is deleted within 30 days, what is held and whose deletion was asked for, soonest first. */
export const RetentionItemSchema = z.strictObject({
  ...SessionRetentionSchema.shape,
  sessionId: z.uuid(),
  candidate: z.strictObject({ name: z.string(), email: z.string() }),
  screen: z.string(),
});
export const RetentionViewSchema = z.strictObject({
  days: z.int(),
  /** At most 500. */
  items: z.array(RetentionItemSchema),
});

/** `PUT /api/retention` (admin) → 204. */
export const RetentionBodySchema = z.strictObject({ days: RetentionDaysSchema });

/** `GET /api/retention/preview?days=` (admin): how many sessions the next night would delete. */
export const RetentionPreviewSchema = z.strictObject({ days: z.int(), due: z.int() });

/** `PUT /api/review/sessions/:sessionId/hold` (admin) → SessionRetention; `DELETE` takes it back. */
export const HoldBodySchema = z.strictObject({
  reason: z.string('Expected a reason.').trim().min(1, 'Expected a reason: whoever reads the list later must know it.').max(2000, 'Expected at most 2000 characters.'),
});

/** `POST /api/review/sessions/:sessionId/erasure` (admin) → SessionRetention. Cannot be undone. */
export const ErasureBodySchema = z.strictObject({
  /** The candidate's name, typed: a slip of the hand must not delete anybody. */
  name: z.string('Expected the name of the candidate.').trim(),
});

export type Hold = z.infer<typeof HoldSchema>;
export type SessionRetention = z.infer<typeof SessionRetentionSchema>;
export type RetentionItem = z.infer<typeof RetentionItemSchema>;
export type RetentionView = z.infer<typeof RetentionViewSchema>;
export type RetentionPreview = z.infer<typeof RetentionPreviewSchema>;
