import { z } from 'zod';
import { SessionStateSchema } from './session.ts';

export const CatalogueExerciseSchema = z.strictObject({
  id: z.uuid(),
  slug: z.string(),
  /** 1-based; a published version never changes. */
  version: z.int(),
  contentHash: z.string(),
  kind: z.string(),
  title: z.string(),
  summary: z.string(),
  competency: z.string(),
  level: z.string(),
  minutes: z.int(),
  /** What a good answer shows of a person; empty for a version from before it was asked. */
  tells: z.string(),
  /** Questions for the interview. */
  followUp: z.array(z.string()),
  /** The world that it plays in. */
  fixture: z.string().nullable(),
  /** Names of its variants; empty where it has none. For staff alone. */
  variants: z.array(z.string()),
  publishedAt: z.iso.datetime(),
  /** Written by this organization, and seen by no other. */
  own: z.boolean(),
});
/** `GET /api/catalogue`: the newest version of every published exercise that may be offered. */
export const CatalogueSchema = z.strictObject({ items: z.array(CatalogueExerciseSchema) });

export const CatalogueParamsSchema = z.strictObject({ exerciseId: z.uuid() });
/** `POST /api/catalogue/:exerciseId/try-out` and `POST /api/exercise-drafts/:draftId/try-out` → 201: open it in a tab of its own. */
export const TryOutSchema = z.strictObject({ url: z.url() });

export const MAX_INVITATIONS = 500;

const TimeFactorSchema = z.number('Expected a number from 1 to 4.').min(1, 'Expected 1 or more.').max(4, 'Expected 4 or less.');
export const InvitedSchema = z.strictObject({
  name: z.string().trim().min(1, 'Expected a name.').max(200, 'Expected 200 characters or less.'),
  email: z.email('Expected an e-mail address.').max(320, 'Expected 320 characters or less.'),
  /** An accommodation: 1.5 makes every task half as long again. Interviewers never see it. */
  timeFactor: TimeFactorSchema.optional(),
});

/** `POST /api/invitations` (admin, author) → 201 CreatedInvitation. */
export const InvitationBodySchema = z.strictObject({
  screenId: z.uuid(),
  candidate: InvitedSchema,
  /** Left out: 14 days from now. */
  expiresAt: z.iso.datetime().optional(),
});

/** `POST /api/invitations/preview`: reads a CSV with the columns name, email and, if wanted, time_factor. Invites nobody. */
export const PreviewBodySchema = z.strictObject({ screenId: z.uuid(), expiresAt: z.iso.datetime().optional(), csv: z.string().min(1, 'Expected a CSV with a header.').max(200_000, 'Expected 200000 characters or less. Split the file.') });
/** Plain text, as it goes to the candidate. */
export const InvitationMailSchema = z.strictObject({ subject: z.string(), text: z.string() });
export const PreviewSchema = z.strictObject({
  /** What can be invited, with its line in the file. */
  candidates: z.array(z.strictObject({ line: z.int(), name: z.string(), email: z.string(), timeFactor: z.number() })),
  /** What cannot, each with all that is wrong in it. */
  problems: z.array(z.strictObject({ line: z.int(), detail: z.string() })),
  /** Columns that were not read. */
  ignoredColumns: z.array(z.string()),
  /** The mail to the first of them, with a link that opens nothing; null when nobody can be invited. */
  mail: InvitationMailSchema.nullable(),
});

/** `POST /api/invitations/batch` → 201 CreatedInvitations: all of them or none. */
export const BatchBodySchema = z.strictObject({
  screenId: z.uuid(),
  candidates: z.array(InvitedSchema).min(1, 'Expected at least one candidate.').max(MAX_INVITATIONS, `Expected ${MAX_INVITATIONS} candidates or less. Send the rest afterwards.`),
  expiresAt: z.iso.datetime().optional(),
});

/** `POST /api/invitations/:invitationId/extend`: moves the link, the session and every task that is not handed in. */
export const ExtendBodySchema = z.strictObject({
  expiresAt: z.iso.datetime().optional(),
  /** Added to each task that is not handed in; a running clock goes on with it at once. */
  taskMinutes: z.int('Expected whole minutes.').min(0, 'Expected 0 or more.').max(480, 'Expected 480 or less.').default(0),
  /** Also lets tasks be started again that were handed in by their deadline; `taskMinutes` is their new time. */
  reopen: z.boolean().default(false),
}).refine(({ expiresAt, taskMinutes }) => expiresAt !== undefined || taskMinutes > 0, { path: ['expiresAt'], error: 'Expected a later end, or minutes to add.' })
  .refine(({ reopen, taskMinutes }) => !reopen || taskMinutes > 0, { path: ['taskMinutes'], error: 'Expected minutes for the tasks that are reopened.' });

export const InvitationViewSchema = z.strictObject({
  id: z.uuid(),
  screen: z.strictObject({ id: z.uuid(), title: z.string(), version: z.int() }),
  candidate: z.strictObject({ name: z.string(), email: z.string() }),
  state: z.enum(['waiting', 'opened', 'expired', 'revoked']),
  /** Where the session of this invitation stands. */
  sessionState: SessionStateSchema,
  timeFactor: z.number(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** When the last reminder was sent. */
  remindedAt: z.iso.datetime().nullable(),
});
/** The link is shown once: only its hash is kept. */
export const CreatedInvitationSchema = z.strictObject({ ...InvitationViewSchema.shape, url: z.url(), mail: InvitationMailSchema });
export const CreatedInvitationsSchema = z.strictObject({ items: z.array(CreatedInvitationSchema) });
/** `GET /api/invitations`, newest first; `POST /api/invitations/:invitationId/resend` answers with a new link; `POST /api/invitations/:invitationId/revoke` answers with one. */
export const InvitationsSchema = z.strictObject({ items: z.array(InvitationViewSchema) });

export type CatalogueExercise = z.infer<typeof CatalogueExerciseSchema>;
export type TryOut = z.infer<typeof TryOutSchema>;
export type Catalogue = z.infer<typeof CatalogueSchema>;
export type InvitationBody = z.input<typeof InvitationBodySchema>;
export type Invited = z.infer<typeof InvitedSchema>;
export type PreviewBody = z.infer<typeof PreviewBodySchema>;
export type InvitationMail = z.infer<typeof InvitationMailSchema>;
export type Preview = z.infer<typeof PreviewSchema>;
export type BatchBody = z.input<typeof BatchBodySchema>;
export type ExtendBody = z.input<typeof ExtendBodySchema>;
export type CreatedInvitations = z.infer<typeof CreatedInvitationsSchema>;
export type InvitationView = z.infer<typeof InvitationViewSchema>;
export type CreatedInvitation = z.infer<typeof CreatedInvitationSchema>;
export type Invitations = z.infer<typeof InvitationsSchema>;
