import type { ErrorCode } from '../contract/error-catalogue.ts';
import type { Audience } from '../http/audience.ts';
import type { ApiRoute } from './route-list.ts';

const MEMBERS: readonly ErrorCode[] = ['signed_out', 'no_membership', 'api_key_unknown', 'api_key_scope'];
const OF_GUARD: Record<Audience, readonly ErrorCode[]> = {
  everyone: [],
  candidate: ['no_candidate_session'],
  member: MEMBERS,
  author: [...MEMBERS, 'wrong_role'],
  admin: [...MEMBERS, 'wrong_role'],
};

/** Every error that a route may answer with: by its guard, by its method, and what its description says. */
export function errorsOf({ audience, method, path, description }: ApiRoute): ErrorCode[] {
  return [...new Set<ErrorCode>([
    ...OF_GUARD[audience],
    // Of a session whose person was forgotten nothing more is said or added.
    ...audience === 'candidate' || /:(session|attempt|invitation)Id/.test(path) || path.endsWith('/invitations/open') ? ['session_erased'] as const : [],
    ...method === 'get' ? [] : ['foreign_origin'] as const,
    ...description.errors ?? [],
    ...path.startsWith('/api/') ? ['too_many_requests'] as const : [],
    'internal',
  ])];
}
