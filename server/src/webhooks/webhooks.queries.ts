import { z } from 'zod';
import { WebhookEventTypeSchema, type WebhookBody, type WebhookChange, type WebhookView } from '../contract/webhooks.ts';
import { OptionalTime, Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(
  import.meta.filename, 'select_webhooks', 'insert_webhook', 'update_webhook', 'delete_webhook', 'renew_secret', 'disable_webhook', 'mark_reached', 'mark_not_reached',
);
const Row = z.object({
  id: z.string(), url: z.string(), description: z.string(), event_types: z.array(WebhookEventTypeSchema), enabled: z.boolean(), disabled_reason: z.string().nullable(),
  failing_since: OptionalTime, previous_until: OptionalTime, created_at: Time,
});

/** All webhooks of the organization, oldest first. */
export async function selectWebhooks(db: Db): Promise<WebhookView[]> {
  return (await db.many(sql.select_webhooks, { id: null }, Row)).map(present);
}

export async function selectOptionalWebhook(db: Db, id: string): Promise<WebhookView | null> {
  const row = await db.maybeOne(sql.select_webhooks, { id }, Row);
  return row && present(row);
}

/** Keeps a webhook whose secret is sealed; returns its id. */
export async function insertWebhook(db: Db, { url, description, eventTypes, sealedSecret, createdBy }: WebhookBody & { sealedSecret: string; createdBy: string }): Promise<string> {
  return (await db.one(sql.insert_webhook, { url, description, event_types: eventTypes, secret: sealedSecret, created_by: createdBy }, z.object({ id: z.string() }))).id;
}

export async function updateWebhook(db: Db, webhook: WebhookView, { url, description, eventTypes, enabled }: WebhookChange): Promise<void> {
  await db.run(sql.update_webhook, { id: webhook.id, url, description, event_types: eventTypes, enabled });
}

/** Takes its messages along. */
export async function deleteWebhook(db: Db, webhook: WebhookView): Promise<void> {
  await db.run(sql.delete_webhook, { id: webhook.id });
}

/** The secret until now stays good for a day. */
export async function updateSecret(db: Db, webhook: WebhookView, sealedSecret: string): Promise<void> {
  await db.run(sql.renew_secret, { id: webhook.id, secret: sealedSecret });
}

/** False when it was disabled before. */
export async function disableWebhook(db: Db, id: string, reason: string): Promise<boolean> {
  return (await db.run(sql.disable_webhook, { id, reason })) === 1;
}

export async function markReached(db: Db, id: string): Promise<void> {
  await db.run(sql.mark_reached, { id });
}

/** Whether nothing has arrived for so many days. */
export async function markNotReached(db: Db, id: string, days: number): Promise<boolean> {
  return (await db.maybeOne(sql.mark_not_reached, { id, days }, z.object({ for_days: z.boolean() })))?.for_days ?? false;
}

function present(row: z.infer<typeof Row>): WebhookView {
  return {
    id: row.id, url: row.url, description: row.description, eventTypes: row.event_types, enabled: row.enabled, disabledReason: row.disabled_reason,
    failingSince: row.failing_since, previousSecretUntil: row.previous_until, createdAt: row.created_at,
  };
}
