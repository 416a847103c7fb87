import { Router } from 'express';
import { z } from 'zod';
import { deleteAccount } from '../auth/accounts.ts';
import { RoleBodySchema, type Members } from '../contract/people.ts';
import type { Deps } from '../deps.ts';
import { parse } from '../http/parse.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { changeRole, removeMember } from './change-member.ts';
import { selectMembers } from './members.queries.ts';

const MemberParams = z.strictObject({ accountId: z.string() });

export function memberRoutes(deps: Deps) {
  const { database, auth } = deps;
  const router = Router();

  router.get('/members', requireMember(deps, 'admin'), async (_req, res) => {
    const members = await database.within(memberOf(res).scope, selectMembers);
    res.json({
      items: members.map((member) => ({ accountId: member.account_id, name: member.name, email: member.email, role: member.role, joinedAt: member.created_at })),
    } satisfies Members);
  });

  router.put('/members/:accountId/role', requireMember(deps, 'admin'), async (req, res) => {
    const { accountId } = parse(MemberParams, req.params, 'params');
    const { role } = parse(RoleBodySchema, req.body);
    const { scope, actor } = memberOf(res);
    await database.within(scope, (db) => changeRole(db, actor, accountId, role));
    res.status(204).end();
  });

  router.delete('/members/:accountId', requireMember(deps, 'admin'), async (req, res) => {
    const { accountId } = parse(MemberParams, req.params, 'params');
    const { scope, actor } = memberOf(res);
    await database.within(scope, (db) => removeMember(db, actor, accountId));
    // After the commit: a sign-in that outlives it by a moment belongs to no organization any more.
    await deleteAccount(auth, accountId);
    res.status(204).end();
  });
  return router;
}
