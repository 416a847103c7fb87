import { Router } from 'express';
import type { Deps } from '../deps.ts';
import type { Me } from '../contract/people.ts';
import { selectOwnOrganization } from './people.queries.ts';
import { memberOf, requireMember } from './require-member.ts';

export function meRoutes(deps: Deps) {
  const router = Router();
  router.get('/me', requireMember(deps), async (_req, res) => {
    const { scope, member } = memberOf(res);
    const organization = await deps.database.within(scope, selectOwnOrganization);
    const me: Me = { user: { id: member.account_id, name: member.name, email: member.email }, organization, role: member.role };
    res.json(me);
  });
  return router;
}
