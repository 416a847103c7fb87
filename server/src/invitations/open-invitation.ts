import type { Request, Response } from 'express';
import { insertAudit } from '../audit/audit.queries.ts';
import type { Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { hashOf, newSecret, readCandidateCookie, setCandidateCookie } from '../http/candidate-cookie.ts';
import { noteState } from '../sessions/note-state.ts';
import { insertBrowser, selectOptionalLink, type Link } from './invitations.queries.ts';

const COOKIE_OUTLIVES_MS = 30 * 24 * 3600 * 1000;

/**
 * Exchanges a link for this browser's cookie. A browser that has it goes on; another one must say that it takes over,
 * so that a link that was passed on does not open a running test in silence.
 * @returns the scope of the candidate's session
 */
export async function openInvitation(deps: Deps, req: Request, res: Response, token: string, takeOver: boolean): Promise<Extract<Scope, { scope: 'session' }>> {
  const link = await selectOptionalLink(deps.database, hashOf(token));
  if (link === null) throw new AppError('invitation_unknown', 'Copy the whole link from the invitation, or ask who invited you for a new one.');
  if (link.revoked_at !== null) throw new AppError('invitation_revoked', 'Ask who invited you for a new link.');

  const scope = { scope: 'session', organization: link.organization_id, session: link.session_id } as const;
  const held = readCandidateCookie(req);
  const browser = held === null ? null : await deps.browsers.find(held);
  // A browser that is in stays in: a task that was begun in time may run longer than the link, and the receipt is kept.
  if (browser?.session_id === link.session_id && browser.organization_id === link.organization_id) return scope;
  if (link.expired) throw new AppError('invitation_expired', `It was valid until ${link.expires_at.toUTCString()}. Ask who invited you for a new link.`);
  if (link.opened_at !== null && !takeOver) {
    throw new AppError('invitation_open_elsewhere', 'It was opened in another browser before. You can go on here; the other browser is told and keeps its drafts.');
  }
  await admitBrowser(deps, res, link);
  return scope;
}

async function admitBrowser({ database, baseUrl }: Deps, res: Response, link: Link): Promise<void> {
  const { secret, hash } = newSecret();
  await database.within({ scope: 'organization', organization: link.organization_id }, async (db) => {
    await insertBrowser(db, link, hash);
    await insertAudit(db, { actor: `candidate:${link.session_id}`, action: 'invitation_opened', subject: `invitation:${link.id}` });
    await noteState(db, link.session_id);
  });
  setCandidateCookie(res, secret, new Date(link.expires_at.getTime() + COOKIE_OUTLIVES_MS), baseUrl.startsWith('https:'));
}
