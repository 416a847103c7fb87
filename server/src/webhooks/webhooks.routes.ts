import { Router } from 'express';
import { z } from 'zod';
import {
  CreatedWebhookSchema, RedeliverBodySchema, RedeliveredSchema, WebhookBodySchema, WebhookChangeSchema, WebhookMessageSchema, WebhookMessagesQuerySchema, WebhookMessagesSchema,
  WebhooksSchema, WebhookViewSchema, type Redelivered, type WebhookMessages, type Webhooks,
} from '../contract/webhooks.ts';
import type { Deps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { changeWebhook, createWebhook, loadWebhook, removeWebhook, renewSecret } from './change-webhook.ts';
import { redeliver, redeliverFailed, sendTest } from './send-again.ts';
import { selectMessages } from './webhook-messages.queries.ts';
import { selectWebhooks } from './webhooks.queries.ts';

const PAGE = 50;
const Params = z.strictObject({ webhookId: z.uuid() });
const MessageParams = Params.extend({ messageId: z.uuid() });

/** Where an organization's events go, and what became of them: for administrators. */
export function webhookRoutes(deps: Deps) {
  const { database } = deps;
  const admin = requireMember(deps, 'admin');
  const router = Router();

  router.get('/webhooks', admin, endpoint({
    id: 'listWebhooks', summary: 'The webhooks of the organization, oldest first',
    answers: { 200: WebhooksSchema },
  }, async (_req, res) => {
    res.json({ items: await database.within(memberOf(res).scope, selectWebhooks) } satisfies Webhooks);
  }));

  router.post('/webhooks', admin, endpoint({
    id: 'createWebhook', summary: 'Add a webhook',
    detail: 'Its secret is shown in this answer and never again.',
    body: WebhookBodySchema, answers: { 201: CreatedWebhookSchema }, errors: ['too_many_webhooks'],
  }, async (_req, res, { body }) => {
    const { scope, actor } = memberOf(res);
    res.status(201).json(await database.within(scope, (db) => createWebhook(deps, db, actor, body)));
  }));

  router.put('/webhooks/:webhookId', admin, endpoint({
    id: 'changeWebhook', summary: 'Change, disable or enable a webhook',
    detail: 'What waits for one that is disabled is given up. Enabling one that failed starts afresh.',
    params: Params, body: WebhookChangeSchema, answers: { 200: WebhookViewSchema },
  }, async (_req, res, { params: { webhookId }, body }) => {
    const { scope, actor } = memberOf(res);
    res.json(await database.within(scope, (db) => changeWebhook(deps, db, actor, webhookId, body)));
  }));

  router.delete('/webhooks/:webhookId', admin, endpoint({
    id: 'removeWebhook', summary: 'Remove a webhook and the log of its messages',
    params: Params, answers: { 204: null },
  }, async (_req, res, { params: { webhookId } }) => {
    const { scope, actor } = memberOf(res);
    await database.within(scope, (db) => removeWebhook(db, actor, webhookId));
    res.status(204).end();
  }));

  router.post('/webhooks/:webhookId/rotate', admin, endpoint({
    id: 'renewWebhookSecret', summary: 'Renew the secret of a webhook',
    detail: 'The new one is shown in this answer and never again. For 24 hours messages are signed with both.',
    params: Params, answers: { 200: CreatedWebhookSchema },
  }, async (_req, res, { params: { webhookId } }) => {
    const { scope, actor } = memberOf(res);
    res.json(await database.within(scope, (db) => renewSecret(deps, db, actor, webhookId)));
  }));

  router.get('/webhooks/:webhookId/messages', admin, endpoint({
    id: 'listWebhookMessages', summary: 'Messages to a webhook with every try, newest first and page by page',
    params: Params, query: WebhookMessagesQuerySchema, answers: { 200: WebhookMessagesSchema },
  }, async (_req, res, { params: { webhookId }, query }) => {
    const messages = await database.within(memberOf(res).scope, async (db) => selectMessages(db, (await loadWebhook(db, webhookId)).id, query, PAGE + 1));
    const items = messages.slice(0, PAGE);
    res.json({ items, nextCursor: messages.length > PAGE ? items.at(-1)?.id ?? null : null } satisfies WebhookMessages);
  }));

  router.post('/webhooks/:webhookId/test', admin, endpoint({
    id: 'testWebhook', summary: 'Send an event that tells of nothing',
    params: Params, answers: { 202: WebhookMessageSchema }, errors: ['webhook_disabled'],
  }, async (_req, res, { params: { webhookId } }) => {
    const { scope, actor } = memberOf(res);
    res.status(202).json(await database.within(scope, (db) => sendTest(db, actor, webhookId)));
  }));

  router.post('/webhooks/:webhookId/messages/:messageId/redeliver', admin, endpoint({
    id: 'redeliverWebhookMessage', summary: 'Send a message again',
    detail: 'Also one that arrived. It keeps its id.',
    params: MessageParams, answers: { 202: WebhookMessageSchema }, errors: ['webhook_disabled'],
  }, async (_req, res, { params: { webhookId, messageId } }) => {
    const { scope, actor } = memberOf(res);
    res.status(202).json(await database.within(scope, (db) => redeliver(db, actor, webhookId, messageId)));
  }));

  router.post('/webhooks/:webhookId/redeliver', admin, endpoint({
    id: 'redeliverFailedWebhookMessages', summary: 'Send again what failed of the events since a time',
    detail: 'At most 500 messages at once, the oldest first; ask again for more.',
    params: Params, body: RedeliverBodySchema, answers: { 202: RedeliveredSchema }, errors: ['webhook_disabled'],
  }, async (_req, res, { params: { webhookId }, body: { since } }) => {
    const { scope, actor } = memberOf(res);
    res.status(202).json({ messages: await database.within(scope, (db) => redeliverFailed(db, actor, webhookId, since)) } satisfies Redelivered);
  }));
  return router;
}
