import type { Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { selectOptionalWaitingMail, updateNotSent, updateSent } from './outbox.queries.ts';
import { MAIL_TRIES } from './queue-mail.ts';

type Organization = Extract<Scope, { scope: 'organization' }>;

/**
 * Hands a mail of the outbox to the mail server. Without one it stays where it is.
 * @throws what the mail server said, so that the queue tries again later
 */
export async function sendMail({ database, mailer }: Deps, scope: Organization, mailId: string): Promise<void> {
  if (mailer === null) return;
  const mail = await database.within(scope, (db) => selectOptionalWaitingMail(db, mailId));
  if (mail === null) return;
  try {
    await mailer.send({ id: mail.id, to: mail.recipient, subject: mail.subject, text: mail.text });
  } catch (error) {
    const { reason, final } = whyNotSent(error);
    const given = final || mail.tries + 1 >= MAIL_TRIES;
    await database.within(scope, (db) => updateNotSent(db, mail, given ? 'failed' : 'waiting', reason));
    if (given) return;
    throw error;
  }
  await database.within(scope, (db) => updateSent(db, mail));
}

/**
 * For administrators of an organization: what the mail server answered, and nothing of how it is reached. A 5xx
 * answer is for ever (RFC 5321, 4.2.1), except to a login or a connection, which the operator can mend.
 */
function whyNotSent(error: unknown): { reason: string; final: boolean } {
  const { responseCode, response, code } = error as { responseCode?: number; response?: string; code?: string };
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return { reason: `The mail server refused it: ${response ?? 'no reason given'}`, final: (responseCode ?? 0) >= 500 };
  return { reason: 'The mail server cannot be reached or does not let us in. It is tried again.', final: false };
}
