import { insertAudit } from '../audit/audit.queries.ts';
import type { CreatedInvitation, InvitationView } from '../contract/authoring.ts';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { AppError, notFound } from '../errors.ts';
import { newSecret } from '../http/candidate-cookie.ts';
import { enqueue } from '../queue/enqueue.ts';
import { reopenTasks } from '../reopening/reopen-tasks.ts';
import { noteState } from '../sessions/note-state.ts';
import { lockSession } from '../sessions/states.queries.ts';
import { requireFuture, sendLink } from './create-invitation.ts';
import { addMinutes, replaceSecret, revokeInvitation, selectOptionalInvitation, selectSessionOf, updateEnd } from './invitations.queries.ts';

/** Takes back a link that nobody opened. */
export async function revoke(db: Db, id: string, by: string): Promise<InvitationView> {
  const invitation = await load(db, id);
  if (!await revokeInvitation(db, invitation)) throw new AppError('invitation_used', 'It was opened or withdrawn before.');
  await insertAudit(db, { actor: by, action: 'invitation_revoked', subject: `invitation:${id}` });
  await noteState(db, await selectSessionOf(db, invitation));
  return load(db, id);
}

/** Another link in place of one that nobody opened: the first is known by its hash alone and cannot be shown again. */
export async function resend(db: Db, baseUrl: string, id: string, by: string): Promise<CreatedInvitation> {
  const invitation = await load(db, id);
  const { secret, hash } = newSecret();
  if (!await replaceSecret(db, invitation, hash)) {
    throw new AppError('invitation_used', invitation.state === 'expired' ? 'It has expired. Extend it first.' : 'It was opened or withdrawn before: the candidate goes on with the first link.');
  }
  await insertAudit(db, { actor: by, action: 'invitation_resent', subject: `invitation:${id}` });
  return sendLink(db, invitation, `${baseUrl}/s/${secret}`);
}

/** Moves every deadline at once: of the link, of the session, of the task that runs and of those to come; on demand also reopens those that their deadline closed. */
export async function extend({ signals }: Pick<Deps, 'signals'>, db: Db, id: string, wanted: { expiresAt: string | null; taskMinutes: number; reopen: boolean; by: string }): Promise<InvitationView> {
  requireFuture(wanted.expiresAt);
  const invitation = await load(db, id);
  if (invitation.sessionState === 'withdrawn') throw new AppError('session_over', 'It was withdrawn. Invite again.');
  const sessionId = await selectSessionOf(db, invitation);
  await lockSession(db, sessionId);
  if (wanted.expiresAt !== null) await updateEnd(db, id, sessionId, wanted.expiresAt);
  for (const { id: attemptId, deadline_at: deadline } of wanted.taskMinutes === 0 ? [] : await addMinutes(db, sessionId, wanted.taskMinutes)) {
    if (deadline === null) continue;
    await enqueue(db, 'deadline', { attemptId }, { runAt: deadline });
    await signals.send(db, { attempt: attemptId }, 'clock');
  }
  if (wanted.reopen) await reopenTasks({ signals }, db, sessionId, wanted.taskMinutes, wanted.by);
  await insertAudit(db, { actor: wanted.by, action: 'invitation_extended', subject: `invitation:${id}`, detail: { expiresAt: wanted.expiresAt, taskMinutes: wanted.taskMinutes, reopen: wanted.reopen } });
  await noteState(db, sessionId);
  const extended = await load(db, id);
  await enqueue(db, 'session_end', { sessionId }, { runAt: extended.expiresAt });
  return extended;
}

async function load(db: Db, id: string): Promise<InvitationView> {
  const invitation = await selectOptionalInvitation(db, id);
  if (invitation === null) throw notFound('invitation');
  return invitation;
}
