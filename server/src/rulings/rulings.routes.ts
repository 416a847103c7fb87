import { Router } from 'express';
import { AttemptParamsSchema } from '../contract/attempt.ts';
import { RulingBodySchema } from '../contract/judgement.ts';
import type { Deps } from '../deps.ts';
import { parse } from '../http/parse.ts';
import { memberOf, personOf, requireMember } from '../people/require-member.ts';
import { selectAttemptOfOrganization } from '../dashboard/select-attempt.ts';
import { tellReviewers } from '../dashboard/tell-reviewers.ts';
import { ruleCheck } from './rule-check.ts';
import { viewRulings } from './settle-attempt.ts';

/** People's word on single checks: over the machine's, or where it has none. */
export function rulingRoutes(deps: Deps) {
  const { database } = deps;
  const member = requireMember(deps);
  const router = Router();

  router.get('/review/attempts/:attemptId/rulings', member, async (req, res) => {
    const { attemptId } = parse(AttemptParamsSchema, req.params, 'params');
    res.json(await database.within(memberOf(res).scope, async (db) => viewRulings(db, (await selectAttemptOfOrganization(db, attemptId)).id)));
  });

  router.post('/review/attempts/:attemptId/rulings', member, async (req, res) => {
    const { attemptId } = parse(AttemptParamsSchema, req.params, 'params');
    const wanted = parse(RulingBodySchema, req.body);
    const { scope, member: { account_id: account } } = personOf(res);
    res.status(201).json(await database.within(scope, async (db) => {
      const attempt = await selectAttemptOfOrganization(db, attemptId);
      const rulings = await ruleCheck(db, attempt, { ...wanted, account });
      await tellReviewers(deps, db, scope, attempt.session_id);
      return rulings;
    }));
  });
  return router;
}
