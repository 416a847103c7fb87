import { Router } from 'express';
import { z } from 'zod';
import { RedeliverBodySchema, WebhookBodySchema, WebhookChangeSchema, WebhookMessagesQuerySchema, type Redelivered, type WebhookMessages, type Webhooks } from '../contract/webhooks.ts';
import type { Deps } from '../deps.ts';
import { parse } from '../http/parse.ts';
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

  router.get('/webhooks', admin, async (_req, res) => {
    res.json({ items: await database.within(memberOf(res).scope, selectWebhooks) } satisfies Webhooks);
  });

  router.post('/webhooks', admin, async (req, res) => {
    const wanted = parse(WebhookBodySchema, req.body);
    const { scope, actor } = memberOf(res);
    res.status(201).json(await database.within(scope, (db) => createWebhook(deps, db, actor, wanted)));
  });

  router.put('/webhooks/:webhookId', admin, async (req, res) => {
    const { webhookId } = parse(Params, req.params, 'params');
    const wanted = parse(WebhookChangeSchema, req.body);
    const { scope, actor } = memberOf(res);
    res.json(await database.within(scope, (db) => changeWebhook(deps, db, actor, webhookId, wanted)));
  });

  router.delete('/webhooks/:webhookId', admin, async (req, res) => {
    const { webhookId } = parse(Params, req.params, 'params');
    const { scope, actor } = memberOf(res);
    await database.within(scope, (db) => removeWebhook(db, actor, webhookId));
    res.status(204).end();
  });

  router.post('/webhooks/:webhookId/rotate', admin, async (req, res) => {
    const { webhookId } = parse(Params, req.params, 'params');
    const { scope, actor } = memberOf(res);
    res.json(await database.within(scope, (db) => renewSecret(deps, db, actor, webhookId)));
  });

  router.get('/webhooks/:webhookId/messages', admin, async (req, res) => {
    const { webhookId } = parse(Params, req.params, 'params');
    const query = parse(WebhookMessagesQuerySchema, req.query, 'query');
    const messages = await database.within(memberOf(res).scope, async (db) => selectMessages(db, (await loadWebhook(db, webhookId)).id, query, PAGE + 1));
    const items = messages.slice(0, PAGE);
    res.json({ items, nextCursor: messages.length > PAGE ? items.at(-1)?.id ?? null : null } satisfies WebhookMessages);
  });

  router.post('/webhooks/:webhookId/test', admin, async (req, res) => {
    const { webhookId } = parse(Params, req.params, 'params');
    const { scope, actor } = memberOf(res);
    res.status(202).json(await database.within(scope, (db) => sendTest(db, actor, webhookId)));
  });

  router.post('/webhooks/:webhookId/messages/:messageId/redeliver', admin, async (req, res) => {
    const { webhookId, messageId } = parse(MessageParams, req.params, 'params');
    const { scope, actor } = memberOf(res);
    res.status(202).json(await database.within(scope, (db) => redeliver(db, actor, webhookId, messageId)));
  });

  router.post('/webhooks/:webhookId/redeliver', admin, async (req, res) => {
    const { webhookId } = parse(Params, req.params, 'params');
    const { since } = parse(RedeliverBodySchema, req.body);
    const { scope, actor } = memberOf(res);
    res.status(202).json({ messages: await database.within(scope, (db) => redeliverFailed(db, actor, webhookId, since)) } satisfies Redelivered);
  });
  return router;
}
