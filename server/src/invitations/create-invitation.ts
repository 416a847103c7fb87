import { insertAudit } from '../audit/audit.queries.ts';
import { selectBranding } from '../branding/branding.queries.ts';
import type { CreatedInvitation, InvitationView, Invited } from '../contract/authoring.ts';
import type { Db } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { newSecret } from '../http/candidate-cookie.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { selectOwnOrganization } from '../people/people.queries.ts';
import { enqueue } from '../queue/enqueue.ts';
import { scheduleReminders } from '../reminders/schedule-reminders.ts';
import { selectOptionalScreen } from '../screens/screens.queries.ts';
import { noteState } from '../sessions/note-state.ts';
import { invitationMail } from './invitation-mail.ts';
import { insertInvitation, selectOptionalInvitation, selectSessionOf } from './invitations.queries.ts';

type Wanted = Invited & { screenId: string; expiresAt: string | null; createdBy: string };

/** Creates a session of the screen's newest version and its link. The link's secret exists only in the answer. */
export async function createInvitation(db: Db, baseUrl: string, wanted: Wanted): Promise<CreatedInvitation> {
  requireFuture(wanted.expiresAt);
  await requireOpenScreen(db, wanted.screenId);
  return invite(db, baseUrl, wanted);
}

/** The same for many; with one that cannot be invited, nobody is. */
export async function createInvitations(
  db: Db, baseUrl: string, { candidates, ...common }: { candidates: readonly Invited[]; screenId: string; expiresAt: string | null; createdBy: string },
): Promise<CreatedInvitation[]> {
  requireFuture(common.expiresAt);
  await requireOpenScreen(db, common.screenId);
  const created: CreatedInvitation[] = [];
  for (const candidate of candidates) created.push(await invite(db, baseUrl, { ...candidate, ...common }));
  return created;
}

/** @throws AppError naming the field, when nobody can be invited to the screen */
export async function requireOpenScreen(db: Db, screenId: string): Promise<void> {
  const screen = await selectOptionalScreen(db, screenId);
  if (screen === null) throw wrong('/screenId', 'There is no such screen.');
  if (screen.state === 'draft') throw wrong('/screenId', 'It has no version that candidates could get. Publish it first.');
  if (screen.state === 'archived') throw wrong('/screenId', 'It is archived. Restore it first.');
}

/** @throws AppError naming the field, when the time is over */
export function requireFuture(expiresAt: string | null): void {
  if (expiresAt !== null && Date.parse(expiresAt) <= Date.now()) throw wrong('/expiresAt', 'Expected a time that is still to come.');
}

async function invite(db: Db, baseUrl: string, wanted: Wanted): Promise<CreatedInvitation> {
  const { secret, hash } = newSecret();
  const { id, sessionId, expiresAt } = await insertInvitation(db, { ...wanted, timeFactor: wanted.timeFactor ?? 1, secretHash: hash });
  await insertAudit(db, { actor: wanted.createdBy, action: 'invitation_created', subject: `invitation:${id}` });
  await noteState(db, sessionId);
  await enqueue(db, 'session_end', { sessionId }, { runAt: expiresAt });
  await scheduleReminders(db, id);
  const invitation = await selectOptionalInvitation(db, id);
  if (invitation === null) throw new Error('An invitation that was just made is not there.');
  return sendLink(db, invitation, `${baseUrl}/s/${secret}`);
}

/** Mails the link to the candidate; who invited sees both too. */
export async function sendLink(db: Db, invitation: InvitationView, url: string): Promise<CreatedInvitation> {
  const { name: organization } = await selectOwnOrganization(db);
  const { supportEmail } = await selectBranding(db);
  const { candidate, screen, expiresAt } = invitation;
  const mail = invitationMail({ candidate, organization, supportEmail, screen: screen.title, url, expiresAt });
  await queueMail(db, { to: candidate.email, ...mail, kind: 'invitation', sessionId: await selectSessionOf(db, invitation) });
  return { ...invitation, url, mail };
}

function wrong(pointer: string, detail: string): AppError {
  return new AppError('invalid_request', 'Correct the listed fields.', { fields: [{ pointer, detail }] });
}
