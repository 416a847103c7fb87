import { Router } from 'express';
import { z } from 'zod';
import { insertAudit } from '../audit/audit.queries.ts';
import { ApiKeyBodySchema, ApiKeysSchema, CreatedApiKeySchema, type ApiKeys } from '../contract/api-keys.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../errors.ts';
import { endpoint } from '../http/endpoint.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { revokeApiKey, selectApiKeys } from './api-keys.queries.ts';
import { createApiKey } from './create-api-key.ts';

export function apiKeyRoutes(deps: Deps) {
  const { database, signals } = deps;
  const router = Router();

  router.get('/api-keys', requireMember(deps, 'admin'), endpoint({
    id: 'listApiKeys', summary: 'The API keys of the organization, newest first',
    answers: { 200: ApiKeysSchema },
  }, async (_req, res) => {
    res.json({ items: await database.within(memberOf(res).scope, selectApiKeys) } satisfies ApiKeys);
  }));

  router.post('/api-keys', requireMember(deps, 'admin'), endpoint({
    id: 'createApiKey', summary: 'Make an API key',
    detail: 'It is shown in this answer and never again.',
    body: ApiKeyBodySchema, answers: { 201: CreatedApiKeySchema },
  }, async (_req, res, { body: wanted }) => {
    const { scope, actor } = memberOf(res);
    res.status(201).json(await database.within(scope, (db) => createApiKey(db, actor, wanted)));
  }));

  router.post('/api-keys/:keyId/revoke', requireMember(deps, 'admin'), endpoint({
    id: 'revokeApiKey', summary: 'Revoke an API key',
    detail: 'It opens nothing any more.',
    params: z.strictObject({ keyId: z.uuid() }), answers: { 204: null },
  }, async (_req, res, { params: { keyId } }) => {
    const { scope, actor } = memberOf(res);
    await database.within(scope, async (db) => {
      if (!await revokeApiKey(db, keyId)) throw notFound('key');
      await insertAudit(db, { actor, action: 'api_key_revoked', subject: `api_key:${keyId}` });
      await signals.send(db, { viewer: `api_key:${keyId}` }, 'revoked');
    });
    res.status(204).end();
  }));
  return router;
}
