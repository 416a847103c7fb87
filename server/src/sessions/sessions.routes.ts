import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { candidateOf, requireCandidate } from '../people/require-candidate.ts';
import { selectSessionView } from './sessions.queries.ts';

export function sessionRoutes(deps: Deps) {
  const { database } = deps;
  const router = Router();
  router.get('/session', requireCandidate(deps), async (_req, res) => {
    res.json(await database.within(candidateOf(res).scope, selectSessionView));
  });
  return router;
}
