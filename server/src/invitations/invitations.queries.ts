import { z } from 'zod';
import { InvitationViewSchema, type InvitationView } from '../contract/authoring.ts';
import { SessionStateSchema } from '../contract/session.ts';
import { Numeric, OptionalTime, Time } from '../db/columns.ts';
import type { Database, Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(
  import.meta.filename, 'select_invitation_by_secret', 'insert_browser', 'mark_opened', 'insert_candidate', 'lock_screen', 'insert_session',
  'insert_attempts', 'insert_invitation', 'select_invitations', 'revoke_invitation', 'replace_secret',
  'extend_link', 'extend_session', 'extend_attempts', 'select_invited', 'select_over',
);
const Id = z.object({ id: z.string() });
const Link = z.object({
  organization_id: z.string(), id: z.string(), session_id: z.string(), expires_at: z.date(), opened_at: OptionalTime, revoked_at: OptionalTime, expired: z.boolean(),
});
const Row = z.object({
  id: z.string(), session_id: z.string(), screen_id: z.string(), screen_title: z.string(), screen_version: z.int(), name: z.string(), email: z.string(),
  time_factor: Numeric, session_state: SessionStateSchema,
  state: InvitationViewSchema.shape.state, created_at: Time, expires_at: Time, reminded_at: OptionalTime,
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

type NewInvitation = { screenId: string; name: string; email: string; timeFactor: number; expiresAt: string | null; secretHash: string; createdBy: string };

/** A candidate with a session of the screen's newest version, its attempts, and an invitation to it; returns both ids. */
export async function insertInvitation(db: Db, invitation: NewInvitation): Promise<{ id: string; sessionId: string; expiresAt: string }> {
  await db.run(sql.lock_screen, { screen_id: invitation.screenId });
  const candidate = await db.one(sql.insert_candidate, { name: invitation.name, email: invitation.email }, Id);
  const session = await db.one(sql.insert_session, {
    candidate_id: candidate.id, screen_id: invitation.screenId, expires_at: invitation.expiresAt, time_factor: invitation.timeFactor,
  }, Id.extend({ expires_at: Time }));
  await db.run(sql.insert_attempts, { session_id: session.id });
  const { id } = await db.one(sql.insert_invitation, {
    session_id: session.id, secret_hash: invitation.secretHash, created_by: invitation.createdBy, expires_at: session.expires_at,
  }, Id);
  return { id, sessionId: session.id, expiresAt: session.expires_at };
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

/** Gives the invitation another link in place of the first. False when it was opened, revoked or has expired. */
export async function replaceSecret(db: Db, invitation: InvitationView, secretHash: string): Promise<boolean> {
  return (await db.run(sql.replace_secret, { id: invitation.id, secret_hash: secretHash })) === 1;
}

/** Moves the end of the link and of its session; an earlier one changes nothing. */
export async function updateEnd(db: Db, id: string, sessionId: string, expiresAt: string): Promise<void> {
  await db.run(sql.extend_link, { id, expires_at: expiresAt });
  await db.run(sql.extend_session, { session_id: sessionId, expires_at: expiresAt });
}

/** More minutes for each task that is not handed in; returns those tasks, with the new deadline of one that runs. */
export function addMinutes(db: Db, sessionId: string, minutes: number): Promise<{ id: string; deadline_at: string | null }[]> {
  return db.many(sql.extend_attempts, { session_id: sessionId, minutes }, Id.extend({ deadline_at: OptionalTime }));
}

/** Those of the addresses (in lower case) that the screen has invited already. */
export async function selectInvited(db: Db, screenId: string, emails: readonly string[]): Promise<string[]> {
  return (await db.many(sql.select_invited, { screen_id: screenId, emails }, z.object({ email: z.string() }))).map(({ email }) => email);
}

/** The session of an invitation; never a part of what the API tells. */
export async function selectSessionOf(db: Db, invitation: InvitationView): Promise<string> {
  return (await db.one(sql.select_invitations, { id: invitation.id }, Row)).session_id;
}

/** Whether its link leads to nothing that can still be done. */
export async function isOver(db: Db, invitation: InvitationView): Promise<boolean> {
  return (await db.one(sql.select_over, { id: invitation.id }, z.object({ over: z.boolean() }))).over;
}

function present(row: z.infer<typeof Row>): InvitationView {
  return {
    id: row.id, screen: { id: row.screen_id, title: row.screen_title, version: row.screen_version }, candidate: { name: row.name, email: row.email },
    state: row.state, sessionState: row.session_state, timeFactor: row.time_factor, createdAt: row.created_at, expiresAt: row.expires_at, remindedAt: row.reminded_at,
  };
}
