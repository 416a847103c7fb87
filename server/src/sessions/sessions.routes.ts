import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { candidateOf, requireCandidate } from '../people/require-candidate.ts';
import { selectSessionView } from './sessions.queries.ts';

export function sessionRoutes({ database }: Deps) {
  const router = Router();
  router.get('/session', requireCandidate(database), async (_req, res) => {
    res.json(await database.within(candidateOf(res).scope, selectSessionView));
  });
  return router;
}
