import { Router } from 'express';
import { AttemptParamsSchema } from '../contract/attempt.ts';
import { RulingBodySchema, RulingsSchema } from '../contract/judgement.ts';
import { selectAttemptOfOrganization } from '../dashboard/select-attempt.ts';
import { tellReviewers } from '../dashboard/tell-reviewers.ts';
import type { Deps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';
import { memberOf, requireMember, requirePerson } from '../people/require-member.ts';
import { ruleCheck } from './rule-check.ts';
import { viewRulings } from './settle-attempt.ts';

/** People's word on single checks: over the machine's, or where it has none. */
export function rulingRoutes(deps: Deps) {
  const { database } = deps;
  const member = requireMember(deps);
  const router = Router();

  router.get('/review/attempts/:attemptId/rulings', member, endpoint({
    id: 'listRulings', summary: 'What people said over single checks, newest first',
    params: AttemptParamsSchema, answers: { 200: RulingsSchema },
  }, async (_req, res, { params: { attemptId } }) => {
    res.json(await database.within(memberOf(res).scope, async (db) => viewRulings(db, (await selectAttemptOfOrganization(db, attemptId)).id)));
  }));

  router.post('/review/attempts/:attemptId/rulings', requirePerson(deps), endpoint({
    id: 'ruleCheck', summary: 'Rule on one check, over the verdict of the machine or where it has none',
    params: AttemptParamsSchema, body: RulingBodySchema, answers: { 201: RulingsSchema }, errors: ['nothing_to_rule'],
  }, async (_req, res, { params: { attemptId }, body: wanted }) => {
    const { scope, member: { account_id: account } } = memberOf(res);
    res.status(201).json(await database.within(scope, async (db) => {
      const attempt = await selectAttemptOfOrganization(db, attemptId);
      const rulings = await ruleCheck(db, attempt, { ...wanted, account });
      await tellReviewers(deps, db, scope, attempt.session_id);
      return rulings;
    }));
  }));
  return router;
}
