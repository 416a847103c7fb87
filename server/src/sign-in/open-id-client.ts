import { allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, customFetch, discovery, fetchUserInfo, randomNonce, randomPKCECodeVerifier, randomState, type Configuration, type CustomFetch } from 'openid-client';
import type { Vault } from '../auth/vault.ts';
import type { Outward } from '../http/outward.ts';
import type { IdentityProvider } from './identity-providers.queries.ts';

const PATIENCE_SECONDS = 10;
const SCOPES = 'openid email profile';

/** What a browser carries from us to the identity provider and back. */
export type Trip = { state: string; nonce: string; verifier: string };
/** Whom the identity provider vouches for. */
export type Person = { issuer: string; subject: string; email: string | null; emailVerified: boolean; name: string | null };

/** Reads the provider's description of itself. @throws when it cannot be read or is not what it says */
export function discoverProvider(outward: Outward, { issuer, clientId, clientSecret }: { issuer: string; clientId: string; clientSecret: string }): Promise<Configuration> {
  return discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: PATIENCE_SECONDS,
    [customFetch]: outward.fetch as unknown as CustomFetch,
    execute: outward.allowsPrivate ? [allowInsecureRequests] : [],
  });
}

/** The provider of a row, with its secret opened. */
export async function configure({ outward, vault }: { outward: Outward; vault: Vault }, provider: IdentityProvider): Promise<Configuration> {
  return discoverProvider(outward, { issuer: provider.issuer, clientId: provider.client_id, clientSecret: await vault.open(provider.client_secret) });
}

export async function departTo(config: Configuration, redirectUri: string): Promise<{ url: URL; trip: Trip }> {
  const trip: Trip = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  const url = buildAuthorizationUrl(config, {
    redirect_uri: redirectUri, scope: SCOPES, state: trip.state, nonce: trip.nonce,
    code_challenge: await calculatePKCECodeChallenge(trip.verifier), code_challenge_method: 'S256',
  });
  return { url, trip };
}

/** Checks what came back and asks for what the ID token leaves out. @throws when anything is not as it has to be */
export async function returnFrom(config: Configuration, address: URL, trip: Trip): Promise<Person> {
  const tokens = await authorizationCodeGrant(config, address, {
    expectedState: trip.state, expectedNonce: trip.nonce, pkceCodeVerifier: trip.verifier, idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new Error('The identity provider gave no ID token.');
  const said = typeof claims['email'] === 'string' || config.serverMetadata().userinfo_endpoint === undefined
    ? claims : { ...claims, ...await fetchUserInfo(config, tokens.access_token, claims.sub) };
  const text = (name: string) => (typeof said[name] === 'string' && said[name] !== '' ? said[name] : null);
  return { issuer: claims.iss, subject: claims.sub, email: text('email')?.toLowerCase() ?? null, emailVerified: said['email_verified'] === true, name: text('name') };
}
