import { insertAudit } from '../audit/audit.queries.ts';
import { selectBranding } from '../branding/branding.queries.ts';
import type { Db, Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { newSecret } from '../http/candidate-cookie.ts';
import { selectOptionalInvitation, selectSessionOf } from '../invitations/invitations.queries.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { selectOwnOrganization } from '../people/people.queries.ts';
import { reminderMail } from './reminder-mail.ts';
import { insertReminder, selectOptionalReminder } from './reminders.queries.ts';
import { scheduleReminders } from './schedule-reminders.ts';

type Organization = Extract<Scope, { scope: 'organization' }>;

/**
 * Sends the reminder of so many hours before the end of an invitation, once, if there is still something to remind of.
 * The mail, its link and the note that it was sent are of one transaction.
 */
export async function remind({ database, baseUrl }: Pick<Deps, 'database' | 'baseUrl'>, scope: Organization, { invitationId, hours }: { invitationId: string; hours: number }): Promise<void> {
  await database.within(scope, async (db) => {
    const reminder = await selectOptionalReminder(db, invitationId, hours);
    if (reminder === null || !reminder.open || reminder.late) return;
    // The end was moved meanwhile.
    if (reminder.early) return scheduleReminders(db, invitationId);
    const { secret, hash } = newSecret();
    if (await insertReminder(db, invitationId, hours, hash)) await send(db, invitationId, hours, `${baseUrl}/s/${secret}`);
  });
}

async function send(db: Db, invitationId: string, hours: number, url: string): Promise<void> {
  const invitation = await selectOptionalInvitation(db, invitationId);
  if (invitation === null) throw new Error('An invitation that was just read is not there.');
  const { candidate, screen, expiresAt, sessionState } = invitation;
  const { name: organization } = await selectOwnOrganization(db);
  const { supportEmail } = await selectBranding(db);
  await queueMail(db, { to: candidate.email, kind: 'reminder', sessionId: await selectSessionOf(db, invitation), ...reminderMail({ candidate, organization, supportEmail, screen: screen.title, url, expiresAt, begun: sessionState === 'in_progress' }) });
  await insertAudit(db, { actor: 'assay', action: 'candidate_reminded', subject: `invitation:${invitationId}`, detail: { hours } });
}
