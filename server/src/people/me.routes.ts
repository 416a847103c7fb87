import { Router } from 'express';
import { insertAudit } from '../audit/audit.queries.ts';
import { MeSchema, OrganizationBodySchema, type Me } from '../contract/people.ts';
import type { Deps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';
import { renameOrganization, selectOwnOrganization } from './people.queries.ts';
import { memberOf, requireMember } from './require-member.ts';

export function meRoutes(deps: Deps) {
  const router = Router();
  router.get('/me', requireMember(deps), endpoint({
    id: 'readMe', summary: 'Who is signed in, or whose key this is',
    answers: { 200: MeSchema },
  }, async (_req, res) => {
    const { scope, member } = memberOf(res);
    const organization = await deps.database.within(scope, selectOwnOrganization);
    const me: Me = { user: { id: member.account_id, name: member.name, email: member.email }, organization, role: member.role };
    res.json(me);
  }));
  router.put('/organization', requireMember(deps, 'admin'), endpoint({
    id: 'renameOrganization', summary: 'Rename the organization',
    body: OrganizationBodySchema, answers: { 204: null },
  }, async (_req, res, { body: { name } }) => {
    const { scope, actor } = memberOf(res);
    await deps.database.within(scope, async (db) => {
      const before = await selectOwnOrganization(db);
      await renameOrganization(db, name);
      await insertAudit(db, { actor, action: 'organization_renamed', subject: `organization:${before.id}`, detail: { from: before.name, to: name } });
    });
    res.status(204).end();
  }));
  return router;
}
