import type { MemberRole } from '../contract/people.ts';
import type { Mail } from '../outbox/queue-mail.ts';

type Invitation = { email: string; role: MemberRole; organization: string; invitedBy: string; url: string; expiresAt: string };

/** What a new colleague gets. */
export function memberInvitationMail({ email, role, organization, invitedBy, url, expiresAt }: Invitation): Mail {
  return {
    kind: 'member_invitation',
    sessionId: null,
    to: email,
    subject: `Join ${organization} on Assay`,
    text: `Hello,

${invitedBy} invites you to join ${organization} on Assay as ${role}. Assay is where ${organization} prepares and reviews its hiring screens.

Open this link to choose your name and a password:

${url}

It is for you alone, works once and is valid until ${new Date(expiresAt).toUTCString()}.
If you did not expect it, do nothing.
`,
  };
}
