import type { WebhookDelivery, WebhookEvent } from '../contract/webhooks.ts';
import type { Db, Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { callWebhook } from './call-webhook.ts';
import { disableFailing } from './disable-failing.ts';
import { enqueueDelivery } from './queue-webhooks.ts';
import { signedHeaders } from './sign-webhook.ts';
import { deleteOldMessages, insertDelivery, selectOptionalDueMessage, updateTried, type DueMessage } from './webhook-messages.queries.ts';
import { markNotReached, markReached } from './webhooks.queries.ts';

type Organization = Extract<Scope, { scope: 'organization' }>;

const [MINUTE, HOUR] = [60, 3600];
/** Seconds after each failure but the last; a day in all. */
export const RETRY_SECONDS = [5, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 8 * HOUR, 8 * HOUR] as const;
/** At most so much longer, so that what failed together does not come back together. */
const JITTER = 0.2;
/** After so many days without a success a webhook is disabled. */
const PATIENCE_DAYS = 5;
/** So long messages stay in the log. */
const LOG_DAYS = 90;
const GONE = 410;

/** Calls a webhook with a message that waits, and notes what became of it; a failure is tried again later. */
export async function deliverWebhook(deps: Deps, scope: Organization, messageId: string): Promise<void> {
  const { database, outward } = deps;
  const message = await database.within(scope, (db) => selectOptionalDueMessage(db, messageId));
  if (message === null) return;
  const body = JSON.stringify(eventOf(message, deps.baseUrl));
  const headers = signedHeaders(await secretsOf(deps, message), { id: message.id, body, at: new Date() });
  const delivery = await callWebhook(outward, message.url, body, headers);
  await database.within(scope, (db) => note(deps, db, message, delivery));
}

/** The same bytes for every try: a listener may compare them. */
function eventOf({ type, happened_at: timestamp, data }: DueMessage, baseUrl: string): WebhookEvent {
  const { sessionId } = data;
  return { type, timestamp, version: 1, data: typeof sessionId === 'string' ? { ...data, url: `${baseUrl}/review/sessions/${sessionId}` } : data } as WebhookEvent;
}

async function secretsOf({ vault }: Pick<Deps, 'vault'>, { secret, previous_secret: previous }: DueMessage): Promise<string[]> {
  return Promise.all([secret, ...(previous === null ? [] : [previous])].map((sealed) => vault.open(sealed)));
}

async function note(deps: Deps, db: Db, message: DueMessage, delivery: Omit<WebhookDelivery, 'attemptedAt'>): Promise<void> {
  const { webhook_id: webhookId } = message;
  const { error, status } = delivery;
  // The webhook before its messages, as whoever changes or removes it does: nobody waits in a circle.
  const forDays = error !== null && await markNotReached(db, webhookId, PATIENCE_DAYS);
  if (error === null) await markReached(db, webhookId);
  await insertDelivery(db, message, delivery);
  await deleteOldMessages(db, webhookId, LOG_DAYS);
  const delay = error === null || status === GONE ? undefined : RETRY_SECONDS[message.tries];
  const state = error === null ? 'delivered' : delay === undefined ? 'failed' : 'waiting';
  const next = await updateTried(db, message, state, delay === undefined ? null : delay * (1 + Math.random() * JITTER));
  if (next !== null) await enqueueDelivery(db, message.id, next);
  if (status === GONE) await disableFailing(deps, db, message, 'It answered 410 Gone.');
  else if (forDays) await disableFailing(deps, db, message, `Nothing has arrived for ${PATIENCE_DAYS} days. The last time: ${error}`);
}
