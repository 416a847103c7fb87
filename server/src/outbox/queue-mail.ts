import type { Db } from '../db/database.ts';
import { enqueue } from '../queue/enqueue.ts';
import { insertMail } from './outbox.queries.ts';

/** A mail as plain text. `kind` says what caused it, e.g. `member_invitation`. */
export type Mail = {
  to: string;
  subject: string;
  text: string;
  kind: string;
  /** To a candidate or about one: the mail is deleted with the session's personal data. Null for what is about members. */
  sessionId: string | null;
};

/**
 * Writes a mail into the organization's outbox; it is sent once the caller's transaction has committed, and tried
 * again while the mail server is down. The transaction is in the organization's scope.
 */
export async function queueMail(db: Db, { to, subject, text, kind, sessionId }: Mail): Promise<void> {
  await enqueueMail(db, await insertMail(db, { kind, recipient: to, subject, text, sessionId }));
}

/** The delays grow to six hours, so that this many tries last four days. */
export const MAIL_TRIES = 25;

export async function enqueueMail(db: Db, mailId: string): Promise<void> {
  await enqueue(db, 'send_mail', { mailId }, { tries: MAIL_TRIES });
}
