import type { ApiKeyScope } from '../contract/api-keys.ts';
import type { OpenApiDocument, OpenApiOperation } from '../contract/openapi.ts';
import type { Audience } from '../http/audience.ts';
import { CANDIDATE_COOKIE } from '../http/candidate-cookie.ts';

export const SECURITY_SCHEMES: OpenApiDocument['components']['securitySchemes'] = {
  member: { type: 'apiKey', in: 'cookie', name: 'assay.session_token', description: 'A member who signed in. Behind https the name begins with `__Secure-`.' },
  apiKey: { type: 'http', scheme: 'bearer', description: 'A key of the organization, for programs. The scope `read` is for GET, `write` for everything else.' },
  candidate: { type: 'apiKey', in: 'cookie', name: CANDIDATE_COOKIE, description: 'A candidate who opened the link of an invitation.' },
};

const WHO: Record<Audience, string> = {
  everyone: 'For everyone.',
  candidate: 'For candidates.',
  member: 'For members.',
  author: 'For authors and administrators.',
  admin: 'For administrators.',
};

/** The sentence that says who may call a route. */
export function whoMayCall(audience: Audience, keyScope: ApiKeyScope | null): string {
  return keyScope === null ? WHO[audience] : `${WHO[audience]} An API key needs the scope \`${keyScope}\`.`;
}

export function securityOf(audience: Audience, keyScope: ApiKeyScope | null): OpenApiOperation['security'] {
  if (audience === 'everyone') return [];
  if (audience === 'candidate') return [{ candidate: [] }];
  return [{ member: [] }, ...keyScope === null ? [] : [{ apiKey: [keyScope] }]];
}
