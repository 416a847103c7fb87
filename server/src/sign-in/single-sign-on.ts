import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import type { BetterAuthPlugin } from 'better-auth';
import { z } from 'zod';
import type { Vault } from '../auth/vault.ts';
import type { SsoFailure } from '../contract/sign-in.ts';
import type { Database } from '../db/database.ts';
import type { Outward } from '../http/outward.ts';
import { enterByProvider, SsoRefused } from './enter-by-provider.ts';
import { selectOptionalProviderByLink } from './identity-providers.queries.ts';
import { configure, departTo, returnFrom } from './open-id-client.ts';

type Deps = { database: Database; vault: Vault; outward: Outward; baseUrl: string };

const COOKIE = 'sso';
const TRIP_SECONDS = 600;
const TripCookie = z.object({ link: z.string(), next: z.string(), state: z.string(), nonce: z.string(), verifier: z.string() });
/** A path of ours only: `//evil.example` and `/\evil.example` are other sites to a browser. */
const Next = z.string().regex(/^\/(?![/\\])/).catch('/review');

export function redirectUri(baseUrl: string): string {
  return `${baseUrl}/api/auth/sso/callback`;
}

export function signInUrl(baseUrl: string, link: string): string {
  return `${baseUrl}/api/auth/sso/${link}/start`;
}

/** Single sign-on by an organization's own OpenID provider (code flow with PKCE), as a part of better-auth. */
export function singleSignOn(deps: Deps) {
  const { database, baseUrl } = deps;
  const failed = (failure: SsoFailure) => `${baseUrl}/sign-in?sso=${failure}`;
  return {
    id: 'single-sign-on',
    endpoints: {
      startSingleSignOn: createAuthEndpoint('/sso/:link/start', { method: 'GET', query: z.object({ next: Next.optional() }) }, async (ctx) => {
        const provider = await selectOptionalProviderByLink(database, ctx.params.link);
        if (provider === null) throw ctx.redirect(failed('unknown_link'));
        const { url, trip } = await configure(deps, provider).then((config) => departTo(config, redirectUri(baseUrl))).catch((error: unknown) => {
          ctx.context.logger.warn('An identity provider cannot be used', error);
          throw ctx.redirect(failed('failed'));
        });
        const cookie = ctx.context.createAuthCookie(COOKIE, { maxAge: TRIP_SECONDS });
        await ctx.setSignedCookie(cookie.name, JSON.stringify({ link: provider.link, next: ctx.query.next ?? '/review', ...trip }), ctx.context.secret, cookie.attributes);
        throw ctx.redirect(url.href);
      }),
      endSingleSignOn: createAuthEndpoint('/sso/callback', { method: 'GET', query: z.record(z.string(), z.string()) }, async (ctx) => {
        const cookie = ctx.context.createAuthCookie(COOKIE);
        const kept = await ctx.getSignedCookie(cookie.name, ctx.context.secret);
        ctx.setCookie(cookie.name, '', { ...cookie.attributes, maxAge: 0 });
        // Only the browser that set out may come back: a link to here from elsewhere signs nobody in.
        if (typeof kept !== 'string') throw ctx.redirect(failed('failed'));
        const { link, next, ...trip } = TripCookie.parse(JSON.parse(kept));
        const provider = await selectOptionalProviderByLink(database, link);
        if (provider === null) throw ctx.redirect(failed('unknown_link'));
        const account = await configure(deps, provider)
          .then((config) => returnFrom(config, new URL(`${redirectUri(baseUrl)}?${new URLSearchParams(ctx.query)}`), trip))
          .then((person) => enterByProvider({ database, auth: { $context: Promise.resolve(ctx.context) } }, provider.organization_id, person))
          .catch((error: unknown) => {
            if (!(error instanceof SsoRefused)) ctx.context.logger.warn('Single sign-on failed', error);
            throw ctx.redirect(failed(error instanceof SsoRefused ? error.failure : 'failed'));
          });
        const user = await ctx.context.internalAdapter.findUserById(account);
        if (user === null) throw ctx.redirect(failed('no_member'));
        await setSessionCookie(ctx, { session: await ctx.context.internalAdapter.createSession(account), user });
        throw ctx.redirect(`${baseUrl}${next}`);
      }),
    },
  } satisfies BetterAuthPlugin;
}
