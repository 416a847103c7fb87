import { Router } from 'express';
import { DecisionBodySchema, DecisionsSchema, type Decisions } from '../contract/judgement.ts';
import { SessionParamsSchema } from '../contract/review.ts';
import { selectReviewSession } from '../dashboard/dashboard.queries.ts';
import { tellReviewers } from '../dashboard/tell-reviewers.ts';
import type { Deps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';
import { memberOf, requireMember, requirePerson } from '../people/require-member.ts';
import { noteState } from '../sessions/note-state.ts';
import { lockSession } from '../sessions/states.queries.ts';
import { decide } from './decide.ts';
import { selectDecisions } from './decisions.queries.ts';

/** What becomes of a candidate: read by members, decided by authors and administrators. */
export function decisionRoutes(deps: Deps) {
  const { database } = deps;
  const router = Router();

  router.get('/review/sessions/:sessionId/decisions', requireMember(deps), endpoint({
    id: 'listDecisions', summary: 'The decisions on a candidate, newest first',
    detail: 'The first one counts.',
    params: SessionParamsSchema, answers: { 200: DecisionsSchema },
  }, async (_req, res, { params: { sessionId } }) => {
    const answer: Decisions = await database.within(memberOf(res).scope, async (db) => ({ items: await selectDecisions(db, (await selectReviewSession(db, sessionId)).id) }));
    res.json(answer);
  }));

  router.post('/review/sessions/:sessionId/decisions', requirePerson(deps, 'author'), endpoint({
    id: 'decide', summary: 'Decide what becomes of a candidate',
    params: SessionParamsSchema, body: DecisionBodySchema, answers: { 201: DecisionsSchema }, errors: ['decision_changed'],
  }, async (_req, res, { params: { sessionId }, body: wanted }) => {
    const { scope, member: { account_id: account } } = memberOf(res);
    const answer: Decisions = await database.within(scope, async (db) => {
      const { id } = await selectReviewSession(db, sessionId);
      // Before the decision touches the session's digest, so that whoever grades or regrades it meanwhile takes turns.
      await lockSession(db, id);
      const items = await decide(db, id, { ...wanted, account });
      await noteState(db, id);
      await tellReviewers(deps, db, scope, id);
      return { items };
    });
    res.status(201).json(answer);
  }));
  return router;
}
