import { z } from 'zod';
import { MemberInvitationViewSchema, MemberRoleSchema, type MemberInvitationView, type MemberRole } from '../contract/people.ts';
import { OptionalTime, Time } from '../db/columns.ts';
import type { Database, Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(
  import.meta.filename, 'select_member_invitations', 'insert_member_invitation', 'renew_member_invitation', 'revoke_member_invitation',
  'select_member_invitation_by_secret', 'hold_address', 'mark_accepted', 'select_open_member_invitation',
);
const Row = z.object({
  id: z.string(), email: z.string(), role: MemberRoleSchema, state: MemberInvitationViewSchema.shape.state, created_at: Time, expires_at: Time,
});
const Link = z.object({
  organization_id: z.string(), id: z.string(), email: z.string(), role: MemberRoleSchema, expires_at: Time,
  accepted_at: OptionalTime, revoked_at: OptionalTime, expired: z.boolean(),
});
export type MemberLink = z.infer<typeof Link>;

export async function selectMemberInvitations(db: Db): Promise<MemberInvitationView[]> {
  return (await db.many(sql.select_member_invitations, { id: null }, Row)).map(present);
}

export async function selectOptionalMemberInvitation(db: Db, id: string): Promise<MemberInvitationView | null> {
  const row = await db.maybeOne(sql.select_member_invitations, { id }, Row);
  return row && present(row);
}

/** Its id, or null when the address has an open invitation. */
export async function insertMemberInvitation(db: Db, { secretHash, invitedBy, ...invitation }: { email: string; role: MemberRole; secretHash: string; invitedBy: string }): Promise<string | null> {
  const row = await db.maybeOne(sql.insert_member_invitation, { ...invitation, secret_hash: secretHash, invited_by: invitedBy }, z.object({ id: z.string() }));
  return row?.id ?? null;
}

/** Gives it another link and a week. False when it is accepted or revoked. */
export async function renewMemberInvitation(db: Db, id: string, secretHash: string): Promise<boolean> {
  return (await db.run(sql.renew_member_invitation, { id, secret_hash: secretHash })) === 1;
}

/** False when it is accepted or revoked. */
export async function revokeMemberInvitation(db: Db, id: string): Promise<boolean> {
  return (await db.run(sql.revoke_member_invitation, { id })) === 1;
}

export function selectOptionalMemberLink(database: Database, secretHash: string): Promise<MemberLink | null> {
  return database.within({ scope: 'secret', secret: secretHash }, (db) => db.maybeOne(sql.select_member_invitation_by_secret, { secret_hash: secretHash }, Link));
}

/** The invitation of an address that can still be accepted, with the hash of its link. */
export async function selectOptionalOpenInvitation(db: Db, email: string): Promise<{ link: MemberLink; secretHash: string } | null> {
  const row = await db.maybeOne(sql.select_open_member_invitation, { email }, Link.extend({ secret_hash: z.string() }));
  if (row === null) return null;
  const { secret_hash: secretHash, ...link } = row;
  return { link, secretHash };
}

export async function holdAddress(db: Db, email: string): Promise<void> {
  await db.one(sql.hold_address, { email }, z.object({ held: z.boolean() }));
}

/** False when the link has become useless since it was read. */
export async function updateAccepted(db: Db, link: MemberLink, secretHash: string): Promise<boolean> {
  return (await db.run(sql.mark_accepted, { id: link.id, secret_hash: secretHash })) === 1;
}

function present({ created_at: createdAt, expires_at: expiresAt, ...row }: z.infer<typeof Row>): MemberInvitationView {
  return { ...row, createdAt, expiresAt };
}
