import type { InvitationMail } from '../contract/authoring.ts';
import { questionsTo } from '../invitations/invitation-mail.ts';

type Reminder = { candidate: { name: string }; organization: string; supportEmail: string | null; screen: string; url: string; expiresAt: string; begun: boolean };

/** The words of a reminder. Times are in UTC: where the candidate is, we do not know. */
export function reminderMail({ candidate, organization, supportEmail, screen, url, expiresAt, begun }: Reminder): InvitationMail {
  return {
    subject: `Reminder from ${organization}: ${screen}`,
    text: [
      `Hello ${candidate.name},`,
      `${organization} invited you to "${screen}". ${begun ? 'Not all of it is handed in yet.' : 'You have not begun it yet.'} Tasks can be begun until ${new Date(expiresAt).toUTCString()}. This link leads there, as the one that you got before does:`,
      url,
      'The link is for you alone. If you do not want to take part, you can withdraw there; then no further reminder is sent.',
      ...questionsTo(supportEmail),
    ].join('\n\n'),
  };
}
