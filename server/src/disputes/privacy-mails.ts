import type { Db } from '../db/database.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { selectAdminAddresses, selectCandidate } from './disputes.queries.ts';

type News = { sessionId: string; kind: string; subject: string; text: string };

/** To every administrator. Mails name no candidate: mail servers keep them longer than we do. */
export async function mailAdmins(db: Db, { sessionId, kind, subject, text }: News): Promise<void> {
  for (const to of await selectAdminAddresses(db)) await queueMail(db, { to, subject, text, kind, sessionId });
}

/** To the candidate of the session. */
export async function mailCandidate(db: Db, { sessionId, kind, subject, text }: News): Promise<void> {
  const { name, email } = await selectCandidate(db, sessionId);
  await queueMail(db, { to: email, subject, text: `Hello ${name},\n\n${text}`, kind, sessionId });
}
