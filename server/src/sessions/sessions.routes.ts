import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { candidateOf, requireCandidate } from '../people/require-candidate.ts';
import { selectSessionView } from './sessions.queries.ts';
import { withdraw } from './withdraw.ts';

export function sessionRoutes(deps: Deps) {
  const { database } = deps;
  const candidate = requireCandidate(deps);
  const router = Router();
  router.get('/session', candidate, async (_req, res) => {
    res.json(await database.within(candidateOf(res).scope, selectSessionView));
  });

  router.post('/session/withdraw', candidate, async (_req, res) => {
    const { scope } = candidateOf(res);
    await database.within({ scope: 'organization', organization: scope.organization }, (db) => withdraw(deps, db, scope.organization, scope.session));
    res.json(await database.within(scope, selectSessionView));
  });
  return router;
}
