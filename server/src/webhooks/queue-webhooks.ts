import type { SessionState } from '../contract/session.ts';
import { WebhookEventTypeSchema } from '../contract/webhooks.ts';
import type { Db } from '../db/database.ts';
import { enqueue } from '../queue/enqueue.ts';
import { insertSessionMessages } from './webhook-messages.queries.ts';

/**
 * Tells the organization's webhooks that a session has come to another state, once the caller's transaction commits.
 * Of a state that is no event of the contract nobody is told.
 */
export async function queueSessionEvent(db: Db, event: { sessionId: string; from: SessionState | null; state: SessionState; at: string }): Promise<void> {
  const type = WebhookEventTypeSchema.safeParse(`session.${event.state}`);
  if (!type.success) return;
  for (const messageId of await insertSessionMessages(db, { ...event, type: type.data })) await enqueueDelivery(db, messageId);
}

export async function enqueueDelivery(db: Db, messageId: string, runAt?: string): Promise<void> {
  await enqueue(db, 'deliver_webhook', { messageId }, runAt === undefined ? {} : { runAt });
}
