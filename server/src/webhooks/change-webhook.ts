import { insertAudit } from '../audit/audit.queries.ts';
import { MAX_WEBHOOKS, type CreatedWebhook, type WebhookBody, type WebhookChange, type WebhookView } from '../contract/webhooks.ts';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { AppError, notFound } from '../errors.ts';
import { isPrivateHost, type Outward } from '../http/outward.ts';
import { newWebhookSecret } from './sign-webhook.ts';
import { giveUpWaiting } from './webhook-messages.queries.ts';
import { deleteWebhook, insertWebhook, selectOptionalWebhook, selectWebhooks, updateSecret, updateWebhook } from './webhooks.queries.ts';

/** Makes a webhook. Its secret exists only in the answer and, encrypted, where we sign. */
export async function createWebhook({ vault, outward }: Pick<Deps, 'vault' | 'outward'>, db: Db, actor: string, wanted: WebhookBody): Promise<CreatedWebhook> {
  requireCallable(outward, wanted.url);
  if ((await selectWebhooks(db)).length >= MAX_WEBHOOKS) throw new AppError('too_many_webhooks', `There are ${MAX_WEBHOOKS}. Remove one that is not needed any more.`);
  const secret = newWebhookSecret();
  const id = await insertWebhook(db, { ...wanted, sealedSecret: await vault.seal(secret), createdBy: actor });
  await insertAudit(db, { actor, action: 'webhook_created', subject: `webhook:${id}`, detail: wanted });
  return { ...await loadWebhook(db, id), secret };
}

/** What waits for a webhook that is disabled now is given up; it can be sent again later. */
export async function changeWebhook({ outward }: Pick<Deps, 'outward'>, db: Db, actor: string, id: string, wanted: WebhookChange): Promise<WebhookView> {
  requireCallable(outward, wanted.url);
  await updateWebhook(db, await loadWebhook(db, id), wanted);
  if (!wanted.enabled) await giveUpWaiting(db, id);
  await insertAudit(db, { actor, action: 'webhook_changed', subject: `webhook:${id}`, detail: wanted });
  return loadWebhook(db, id);
}

export async function removeWebhook(db: Db, actor: string, id: string): Promise<void> {
  const webhook = await loadWebhook(db, id);
  await deleteWebhook(db, webhook);
  await insertAudit(db, { actor, action: 'webhook_removed', subject: `webhook:${id}`, detail: { url: webhook.url } });
}

/** Another secret; messages are signed by the one before, too, for a day. */
export async function renewSecret({ vault }: Pick<Deps, 'vault'>, db: Db, actor: string, id: string): Promise<CreatedWebhook> {
  const secret = newWebhookSecret();
  await updateSecret(db, await loadWebhook(db, id), await vault.seal(secret));
  await insertAudit(db, { actor, action: 'webhook_secret_renewed', subject: `webhook:${id}` });
  return { ...await loadWebhook(db, id), secret };
}

/** @throws AppError `not_found` */
export async function loadWebhook(db: Db, id: string): Promise<WebhookView> {
  const webhook = await selectOptionalWebhook(db, id);
  if (webhook === null) throw notFound('webhook');
  return webhook;
}

/** Says at once what every call would fail of. A name is judged at each call, because it may lead elsewhere tomorrow. */
function requireCallable({ allowsPrivate }: Outward, url: string): void {
  if (allowsPrivate) return;
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:') throw wrong('Expected an address that begins with https://, so that nobody reads along.');
  if (isPrivateHost(hostname)) throw wrong('Expected a public address. One inside your own network has to be allowed by whoever runs this server.');
}

function wrong(detail: string): AppError {
  return new AppError('invalid_request', 'Correct the listed fields.', { fields: [{ pointer: '/url', detail }] });
}
