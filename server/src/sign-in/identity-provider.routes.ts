import { Router } from 'express';
import { insertAudit } from '../audit/audit.queries.ts';
import { IdentityProviderBodySchema, SignInSettingsSchema, type SignInSettings } from '../contract/sign-in.ts';
import type { Deps } from '../deps.ts';
import { AppError, notFound } from '../errors.ts';
import { newSecret } from '../http/candidate-cookie.ts';
import { endpoint } from '../http/endpoint.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { deleteProvider, saveProvider, selectOptionalProvider, type IdentityProvider } from './identity-providers.queries.ts';
import { discoverProvider } from './open-id-client.ts';
import { redirectUri, signInUrl } from './single-sign-on.ts';

export function identityProviderRoutes(deps: Deps) {
  const { database, vault, outward, baseUrl, log } = deps;
  const router = Router();

  router.get('/identity-provider', requireMember(deps, 'admin'), endpoint({
    id: 'readIdentityProvider', summary: 'How members sign in',
    answers: { 200: SignInSettingsSchema },
  }, async (_req, res) => {
    res.json(present(await database.within(memberOf(res).scope, selectOptionalProvider), baseUrl));
  }));

  router.put('/identity-provider', requireMember(deps, 'admin'), endpoint({
    id: 'saveIdentityProvider', summary: 'Set the identity provider of the organization',
    detail: 'It is asked at once.',
    body: IdentityProviderBodySchema, answers: { 200: SignInSettingsSchema },
  }, async (_req, res, { body: { issuer, clientId, clientSecret } }) => {
    const { scope, actor } = memberOf(res);
    const before = await database.within(scope, selectOptionalProvider);
    // A secret goes only where it was meant to go: another issuer would be handed the old one's.
    if (clientSecret === undefined && before?.issuer !== issuer) throw wrong('/clientSecret', 'Expected the secret that this identity provider gave you.');
    const secret = clientSecret ?? await vault.open(before?.client_secret ?? '');
    await discoverProvider(outward, { issuer, clientId, clientSecret: secret }).catch((error: unknown) => {
      log.info({ err: error }, 'An identity provider cannot be read');
      throw wrong('/issuer', `Expected an OpenID provider: ${issuer.replace(/\/$/, '')}/.well-known/openid-configuration cannot be read, or it names another issuer. One inside your own network has to be allowed by whoever runs this server.`);
    });
    const sealedSecret = await vault.seal(secret);
    res.json(present(await database.within(scope, async (db) => {
      await saveProvider(db, { link: newSecret().secret, issuer, clientId, sealedSecret });
      await insertAudit(db, { actor, action: 'identity_provider_saved', subject: 'identity_provider', detail: { issuer, clientId } });
      return selectOptionalProvider(db);
    }), baseUrl));
  }));

  router.delete('/identity-provider', requireMember(deps, 'admin'), endpoint({
    id: 'removeIdentityProvider', summary: 'Go back to passwords',
    answers: { 204: null }, errors: ['not_found'],
  }, async (_req, res) => {
    const { scope, actor } = memberOf(res);
    await database.within(scope, async (db) => {
      if (!await deleteProvider(db)) throw notFound('identity provider');
      await insertAudit(db, { actor, action: 'identity_provider_removed', subject: 'identity_provider' });
    });
    res.status(204).end();
  }));
  return router;
}

function present(provider: IdentityProvider | null, baseUrl: string): SignInSettings {
  return {
    provider: provider && { issuer: provider.issuer, clientId: provider.client_id, updatedAt: provider.updated_at },
    signInUrl: provider && signInUrl(baseUrl, provider.link),
    redirectUri: redirectUri(baseUrl),
  };
}

function wrong(pointer: string, detail: string): AppError {
  return new AppError('invalid_request', 'Correct the listed fields.', { fields: [{ pointer, detail }] });
}
