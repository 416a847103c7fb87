import { insertAudit } from '../audit/audit.queries.ts';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { selectMembers } from '../members/members.queries.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { giveUpWaiting, type DueMessage } from './webhook-messages.queries.ts';
import { disableWebhook } from './webhooks.queries.ts';

/** Ends the calls of a webhook that only fails, and writes to the administrators why and what to do. */
export async function disableFailing({ baseUrl }: Pick<Deps, 'baseUrl'>, db: Db, { webhook_id: id, url }: DueMessage, reason: string): Promise<void> {
  if (!await disableWebhook(db, id, reason)) return;
  await giveUpWaiting(db, id);
  await insertAudit(db, { actor: 'assay', action: 'webhook_disabled', subject: `webhook:${id}`, detail: { reason } });
  for (const { email } of (await selectMembers(db)).filter(({ role }) => role === 'admin')) await queueMail(db, { to: email, kind: 'webhook_disabled', sessionId: null, ...mailOf(url, reason, `${baseUrl}/settings/webhooks/${id}`) });
}

function mailOf(url: string, reason: string, page: string): { subject: string; text: string } {
  return {
    subject: `A webhook was disabled: ${new URL(url).host}`,
    text: [
      `Assay does not call this webhook any more:\n${url}`,
      reason,
      `When it works again, enable it here and send again what it has missed:\n${page}`,
    ].join('\n\n'),
  };
}
