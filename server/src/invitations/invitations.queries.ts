import { z } from 'zod';
import { InvitationViewSchema, type InvitationView } from '../contract/authoring.ts';
import { OptionalTime, Time } from '../db/columns.ts';
import type { Database, Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(
  import.meta.filename, 'select_invitation_by_secret', 'insert_browser', 'mark_opened', 'insert_candidate', 'insert_session',
  'insert_attempts', 'insert_invitation', 'select_invitations', 'revoke_invitation', 'select_over',
);
const Id = z.object({ id: z.string() });
const Link = z.object({
  organization_id: z.string(), id: z.string(), session_id: z.string(), expires_at: z.date(), opened_at: OptionalTime, revoked_at: OptionalTime, expired: z.boolean(),
});
const Row = z.object({
  id: z.string(), screen_id: z.string(), screen_title: z.string(), name: z.string(), email: z.string(),
  state: InvitationViewSchema.shape.state, created_at: Time, expires_at: Time,
});
export type Link = z.infer<typeof Link>;

export function selectOptionalLink(database: Database, secretHash: string): Promise<Link | null> {
  return database.within({ scope: 'secret', secret: secretHash }, (db) => db.maybeOne(sql.select_invitation_by_secret, { secret_hash: secretHash }, Link));
}

/** Lets one more browser in, and notes the first opening. */
export async function insertBrowser(db: Db, link: Link, secretHash: string): Promise<void> {
  await db.run(sql.insert_browser, { session_id: link.session_id, secret_hash: secretHash });
  await db.run(sql.mark_opened, { id: link.id });
}

/** A candidate with a session of a screen, its attempts, and an invitation to it. Null when there is no such screen. */
export async function insertInvitation(
  db: Db, invitation: { screenId: string; name: string; email: string; expiresAt: string | null; secretHash: string; createdBy: string },
): Promise<string | null> {
  const candidate = await db.one(sql.insert_candidate, { name: invitation.name, email: invitation.email }, Id);
  const session = await db.maybeOne(sql.insert_session, {
    candidate_id: candidate.id, screen_id: invitation.screenId, expires_at: invitation.expiresAt,
  }, Id.extend({ expires_at: z.date() }));
  if (session === null) return null;
  await db.run(sql.insert_attempts, { session_id: session.id, screen_id: invitation.screenId });
  const { id } = await db.one(sql.insert_invitation, {
    session_id: session.id, secret_hash: invitation.secretHash, created_by: invitation.createdBy, expires_at: session.expires_at,
  }, Id);
  return id;
}

export async function selectInvitations(db: Db): Promise<InvitationView[]> {
  return (await db.many(sql.select_invitations, { id: null }, Row)).map(present);
}

export async function selectOptionalInvitation(db: Db, id: string): Promise<InvitationView | null> {
  const row = await db.maybeOne(sql.select_invitations, { id }, Row);
  return row && present(row);
}

/** False when it was opened or revoked before. */
export async function revokeInvitation(db: Db, invitation: InvitationView): Promise<boolean> {
  return (await db.run(sql.revoke_invitation, { id: invitation.id })) === 1;
}

/** Whether its link leads to nothing that can still be done. */
export async function isOver(db: Db, invitation: InvitationView): Promise<boolean> {
  return (await db.one(sql.select_over, { id: invitation.id }, z.object({ over: z.boolean() }))).over;
}

function present(row: z.infer<typeof Row>): InvitationView {
  return {
    id: row.id, screen: { id: row.screen_id, title: row.screen_title }, candidate: { name: row.name, email: row.email },
    state: row.state, createdAt: row.created_at, expiresAt: row.expires_at,
  };
}
