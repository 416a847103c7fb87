import { insertAudit } from '../audit/audit.queries.ts';
import type { Database } from '../db/database.ts';
import { queueMail, type Mail } from '../outbox/queue-mail.ts';
import { selectOptionalMembership } from '../people/people.queries.ts';

export const RESET_SECONDS = 3600;
type Account = { id: string; email: string };

/** What happens around better-auth's reset of a password: the mail and the records, in the member's organization. */
export type PasswordResets = {
  mail(account: Account, token: string): Promise<void>;
  record(account: Account): Promise<void>;
};

export function passwordResets(database: Database, baseUrl: string): PasswordResets {
  return {
    async mail({ id, email }, token) {
      const member = await selectOptionalMembership(database, id);
      if (member === null) return;
      await database.within({ scope: 'organization', organization: member.organization_id }, async (db) => {
        await queueMail(db, resetMail(email, `${baseUrl}/reset-password/${token}`));
        await insertAudit(db, { actor: 'assay', action: 'password_reset_requested', subject: `member:${id}` });
      });
    },
    async record({ id }) {
      const member = await selectOptionalMembership(database, id);
      if (member === null) return;
      await database.within({ scope: 'organization', organization: member.organization_id }, (db) => (
        insertAudit(db, { actor: `member:${id}`, action: 'password_reset', subject: `member:${id}` })));
    },
  };
}

function resetMail(to: string, url: string): Mail {
  return {
    kind: 'password_reset',
    sessionId: null,
    to,
    subject: 'Choose a new password for Assay',
    text: `Hello,

somebody, probably you, asked for a new password for ${to} on Assay. Open this link to choose one:

${url}

It works once, within an hour, and signs you out everywhere else.
If it was not you, do nothing: your password stays as it is.
`,
  };
}
