import { insertAudit } from '../audit/audit.queries.ts';
import type { WebhookMessage } from '../contract/webhooks.ts';
import type { Db } from '../db/database.ts';
import { AppError, notFound } from '../errors.ts';
import { loadWebhook } from './change-webhook.ts';
import { enqueueDelivery } from './queue-webhooks.ts';
import { insertTestMessage, selectOptionalMessage, updateAskedAgain } from './webhook-messages.queries.ts';

/** Of more than these, the rest is sent by asking once more. */
const AT_ONCE = 500;

/** Sends an event that tells of nothing, whatever the webhook listens to. */
export async function sendTest(db: Db, actor: string, webhookId: string): Promise<WebhookMessage> {
  await requireEnabled(db, webhookId);
  const id = await insertTestMessage(db, webhookId);
  await enqueueDelivery(db, id);
  await insertAudit(db, { actor, action: 'webhook_tested', subject: `webhook:${webhookId}` });
  return loadMessage(db, webhookId, id);
}

/** Sends one message again, also one that arrived. It keeps its id, by which a listener knows it. */
export async function redeliver(db: Db, actor: string, webhookId: string, messageId: string): Promise<WebhookMessage> {
  await requireEnabled(db, webhookId);
  await loadMessage(db, webhookId, messageId);
  await askAgain(db, actor, webhookId, { id: messageId });
  return loadMessage(db, webhookId, messageId);
}

/** Sends again what failed of the events since then; returns how many messages. */
export async function redeliverFailed(db: Db, actor: string, webhookId: string, since: string): Promise<number> {
  await requireEnabled(db, webhookId);
  return askAgain(db, actor, webhookId, { since });
}

async function askAgain(db: Db, actor: string, webhookId: string, which: { id: string } | { since: string }): Promise<number> {
  const messages = await updateAskedAgain(db, webhookId, which, AT_ONCE);
  for (const id of messages) await enqueueDelivery(db, id);
  if (messages.length > 0) await insertAudit(db, { actor, action: 'webhook_redelivered', subject: `webhook:${webhookId}`, detail: { ...which, messages: messages.length } });
  return messages.length;
}

async function requireEnabled(db: Db, webhookId: string): Promise<void> {
  if (!(await loadWebhook(db, webhookId)).enabled) throw new AppError('webhook_disabled', 'Enable it first.');
}

async function loadMessage(db: Db, webhookId: string, id: string): Promise<WebhookMessage> {
  const message = await selectOptionalMessage(db, webhookId, id);
  if (message === null) throw notFound('message');
  return message;
}
