import type { InvitationMail } from '../contract/authoring.ts';

type Invitation = { candidate: { name: string }; organization: string; supportEmail: string | null; screen: string; url: string; expiresAt: string };

/** The words that go with a link. Times are in UTC: where the candidate is, we do not know. */
export function invitationMail({ candidate, organization, supportEmail, screen, url, expiresAt }: Invitation): InvitationMail {
  return {
    subject: `${organization} invites you: ${screen}`,
    text: [
      `Hello ${candidate.name},`,
      `${organization} invites you to "${screen}". Open this link to read what to expect, what is recorded and which tools are allowed; no clock starts by opening it:`,
      url,
      `Each task has its own clock, which starts when its workspace is ready. You can begin tasks until ${new Date(expiresAt).toUTCString()}.`,
      'The link is for you alone. If you cannot take part as it is, or need more time for a reason of health, answer to the person who invited you before you begin.',
      ...questionsTo(supportEmail),
    ].join('\n\n'),
  };
}

/** Whom to ask, as a paragraph; nothing where the organization names nobody. */
export function questionsTo(supportEmail: string | null): string[] {
  return supportEmail === null ? [] : [`Questions? Write to ${supportEmail}.`];
}
