import { Router } from 'express';
import { z } from 'zod';
import { deleteAccount } from '../auth/accounts.ts';
import { MembersSchema, RoleBodySchema, type Members } from '../contract/people.ts';
import type { Deps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { changeRole, removeMember } from './change-member.ts';
import { selectMembers } from './members.queries.ts';

const MemberParams = z.strictObject({ accountId: z.string() });

export function memberRoutes(deps: Deps) {
  const { database, auth } = deps;
  const router = Router();

  router.get('/members', requireMember(deps, 'admin'), endpoint({
    id: 'listMembers', summary: 'Members of the organization, by name',
    answers: { 200: MembersSchema },
  }, async (_req, res) => {
    const members = await database.within(memberOf(res).scope, selectMembers);
    res.json({
      items: members.map((member) => ({ accountId: member.account_id, name: member.name, email: member.email, role: member.role, joinedAt: member.created_at })),
    } satisfies Members);
  }));

  router.put('/members/:accountId/role', requireMember(deps, 'admin'), endpoint({
    id: 'changeRole', summary: 'Give a member another role',
    params: MemberParams, body: RoleBodySchema, answers: { 204: null }, errors: ['last_admin'],
  }, async (_req, res, { params: { accountId }, body: { role } }) => {
    const { scope, actor } = memberOf(res);
    await database.within(scope, (db) => changeRole(db, actor, accountId, role));
    res.status(204).end();
  }));

  router.delete('/members/:accountId', requireMember(deps, 'admin'), endpoint({
    id: 'removeMember', summary: 'Remove a member and its account',
    params: MemberParams, answers: { 204: null }, errors: ['last_admin'],
  }, async (_req, res, { params: { accountId } }) => {
    const { scope, actor } = memberOf(res);
    await database.within(scope, (db) => removeMember(deps, db, actor, accountId));
    // After the commit: a sign-in that outlives it by a moment belongs to no organization any more.
    await deleteAccount(auth, accountId);
    res.status(204).end();
  }));
  return router;
}
