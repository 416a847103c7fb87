import { z } from 'zod';
import { BrandingSchema } from './branding.ts';

/** `POST /api/invitations/open` → 200 SessionView and the cookie, or `invitation_*`. */
export const OpenInvitationBodySchema = z.strictObject({
  token: z.string().min(1, 'Expected the token of the link.').max(200),
  /** Agrees to go on here although the link is in use in another browser (`invitation_open_elsewhere`). */
  takeOver: z.boolean().default(false),
});

/** `submitted` covers both a submission by hand and one by the deadline. What a grade says is not for candidates. */
export const AttemptStateSchema = z.enum(['not_started', 'open', 'submitted']);

/**
 * Where a session stands. `started`: the link was opened; `in_progress`: a task was begun; `expired`: not finished in time;
 * `graded`: every task has a report. To a candidate it never goes beyond `submitted`.
 */
export const SessionStateSchema = z.enum(['invited', 'started', 'in_progress', 'submitted', 'graded', 'reviewed', 'decided', 'expired', 'withdrawn']);

export const AttemptSummarySchema = z.strictObject({
  id: z.uuid(),
  /** 1-based place in the screen. */
  position: z.int(),
  kind: z.string(),
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  competency: z.string(),
  minutes: z.int(),
  /** A word of the company about this task, Markdown. */
  instructions: z.string(),
  state: AttemptStateSchema,
  startedAt: z.iso.datetime().nullable(),
  deadlineAt: z.iso.datetime().nullable(),
  /** Since when the clock stands still through a fault of ours; that time is given back. */
  stoppedAt: z.iso.datetime().nullable(),
  submittedAt: z.iso.datetime().nullable(),
});

/** `GET /api/session`: everything of the welcome page and the task list. */
export const SessionViewSchema = z.strictObject({
  id: z.uuid(),
  state: SessionStateSchema,
  candidate: z.strictObject({ name: z.string(), email: z.string() }),
  organization: z.strictObject({ name: z.string(), branding: BrandingSchema }),
  screen: z.strictObject({ title: z.string(), introduction: z.string() }),
  taskOrder: z.enum(['fixed', 'free']),
  breaksAllowed: z.boolean(),
  /** What is recorded, who sees it, which tools are allowed: Markdown, shown before the start. */
  policies: z.array(z.strictObject({ title: z.string(), text: z.string() })),
  attempts: z.array(AttemptSummarySchema),
  /** So many days after its end the session's personal data is deleted. */
  retentionDays: z.int(),
  /** Until when a task may be begun. */
  expiresAt: z.iso.datetime(),
  serverNow: z.iso.datetime(),
});

export type OpenInvitationBody = z.input<typeof OpenInvitationBodySchema>;
export type SessionState = z.infer<typeof SessionStateSchema>;
export type AttemptState = z.infer<typeof AttemptStateSchema>;
export type AttemptSummary = z.infer<typeof AttemptSummarySchema>;
export type SessionView = z.infer<typeof SessionViewSchema>;
