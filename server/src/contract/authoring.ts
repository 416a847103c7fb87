import { z } from 'zod';

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
  publishedAt: z.iso.datetime(),
});
/** `GET /api/catalogue`: the newest version of every published exercise. */
export const CatalogueSchema = z.strictObject({ items: z.array(CatalogueExerciseSchema) });

/** `POST /api/invitations` (admin, author) → 201 CreatedInvitation. */
export const InvitationBodySchema = z.strictObject({
  screenId: z.uuid(),
  candidate: z.strictObject({
    name: z.string().trim().min(1, 'Expected a name.').max(200),
    email: z.email('Expected an e-mail address.').max(320),
  }),
  /** Left out: 14 days from now. */
  expiresAt: z.iso.datetime().optional(),
});

export const InvitationViewSchema = z.strictObject({
  id: z.uuid(),
  screen: z.strictObject({ id: z.uuid(), title: z.string() }),
  candidate: z.strictObject({ name: z.string(), email: z.string() }),
  state: z.enum(['waiting', 'opened', 'expired', 'revoked']),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
/** The link is shown once: only its hash is kept. */
export const CreatedInvitationSchema = z.strictObject({ ...InvitationViewSchema.shape, url: z.url() });
/** `GET /api/invitations`, newest first; `POST /api/invitations/:invitationId/revoke` answers with one. */
export const InvitationsSchema = z.strictObject({ items: z.array(InvitationViewSchema) });

export type CatalogueExercise = z.infer<typeof CatalogueExerciseSchema>;
export type Catalogue = z.infer<typeof CatalogueSchema>;
export type InvitationBody = z.input<typeof InvitationBodySchema>;
export type InvitationView = z.infer<typeof InvitationViewSchema>;
export type CreatedInvitation = z.infer<typeof CreatedInvitationSchema>;
export type Invitations = z.infer<typeof InvitationsSchema>;
