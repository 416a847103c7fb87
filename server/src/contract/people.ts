import { z } from 'zod';

export const MemberRoleSchema = z.enum(['admin', 'author', 'interviewer']);

/** `GET /api/me`. Sign-in and sign-out are better-auth's: `POST /api/auth/sign-in/email`, `POST /api/auth/sign-out`. */
export const MeSchema = z.strictObject({
  user: z.strictObject({ id: z.string(), name: z.string(), email: z.string() }),
  organization: z.strictObject({ id: z.uuid(), name: z.string() }),
  role: MemberRoleSchema,
});

const Name = z.string().trim().min(1, 'Expected a name.').max(200, 'Use at most 200 characters.');
const Email = z.email('Expected an address like ina@example.org.').max(254, 'Use at most 254 characters.').toLowerCase();

/** `PUT /api/organization` (admin) → 204. */
export const OrganizationBodySchema = z.strictObject({ name: Name });

export const MemberViewSchema = z.strictObject({
  accountId: z.string(), name: z.string(), email: z.string(), role: MemberRoleSchema, joinedAt: z.iso.datetime(),
});
/** `GET /api/members` (admin), by name. `DELETE /api/members/:accountId` removes one → 204. */
export const MembersSchema = z.strictObject({ items: z.array(MemberViewSchema) });
/** `PUT /api/members/:accountId/role` (admin) → 204. */
export const RoleBodySchema = z.strictObject({ role: MemberRoleSchema });

export const MemberInvitationViewSchema = z.strictObject({
  id: z.uuid(), email: z.string(), role: MemberRoleSchema, state: z.enum(['waiting', 'expired', 'accepted', 'revoked']),
  createdAt: z.iso.datetime(), expiresAt: z.iso.datetime(),
});
/** `GET /api/member-invitations` (admin), newest first. `POST /api/member-invitations/:invitationId/{resend,revoke}` → one. */
export const MemberInvitationsSchema = z.strictObject({ items: z.array(MemberInvitationViewSchema) });
/** `POST /api/member-invitations` (admin) → 201 one. The link goes out by mail and is in no answer. */
export const MemberInvitationBodySchema = z.strictObject({ email: Email, role: MemberRoleSchema });

/** The secret of a link; in bodies only, so that no log of addresses keeps it. */
const Token = z.string().min(1, 'Expected the end of the link.').max(200, 'It is longer than a link can be.');
/** `POST /api/join/look` (everyone) → JoinView: what the holder of a link is invited to. */
export const JoinLookBodySchema = z.strictObject({ token: Token });
export const JoinViewSchema = z.strictObject({ organization: z.string(), email: z.string(), role: MemberRoleSchema, expiresAt: z.iso.datetime() });
/** `POST /api/join` (everyone) → 201 JoinView. The account can sign in then. */
export const JoinBodySchema = z.strictObject({
  token: Token, name: Name,
  password: z.string().min(12, 'Use at least 12 characters.').max(128, 'Use at most 128 characters.'),
});

export type MemberRole = z.infer<typeof MemberRoleSchema>;
export type Me = z.infer<typeof MeSchema>;
export type OrganizationBody = z.input<typeof OrganizationBodySchema>;
export type MemberView = z.infer<typeof MemberViewSchema>;
export type Members = z.infer<typeof MembersSchema>;
export type MemberInvitationView = z.infer<typeof MemberInvitationViewSchema>;
export type MemberInvitations = z.infer<typeof MemberInvitationsSchema>;
export type MemberInvitationBody = z.input<typeof MemberInvitationBodySchema>;
export type JoinView = z.infer<typeof JoinViewSchema>;
export type JoinBody = z.input<typeof JoinBodySchema>;
