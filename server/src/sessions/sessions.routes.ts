import { Router } from 'express';
import { SessionViewSchema } from '../contract/session.ts';
import type { Deps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';
import { candidateOf, requireCandidate } from '../people/require-candidate.ts';
import { selectSessionView } from './sessions.queries.ts';
import { withdraw } from './withdraw.ts';

export function sessionRoutes(deps: Deps) {
  const { database } = deps;
  const candidate = requireCandidate(deps);
  const router = Router();
  router.get('/session', candidate, endpoint({
    id: 'readOwnSession', summary: 'Everything of the welcome page and the list of tasks',
    answers: { 200: SessionViewSchema },
  }, async (_req, res) => {
    res.json(await database.within(candidateOf(res).scope, selectSessionView));
  }));

  router.post('/session/withdraw', candidate, endpoint({
    id: 'withdraw', summary: 'Leave the screen',
    detail: 'What was handed in before stays.',
    answers: { 200: SessionViewSchema }, errors: ['session_over'],
  }, async (_req, res) => {
    const { scope } = candidateOf(res);
    await database.within({ scope: 'organization', organization: scope.organization }, (db) => withdraw(deps, db, scope.organization, scope.session));
    res.json(await database.within(scope, selectSessionView));
  }));
  return router;
}
