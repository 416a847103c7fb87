import { Router } from 'express';
import { ComparisonQuerySchema, ComparisonSchema, type Comparison } from '../contract/comparison.ts';
import { selectReviewSession } from '../dashboard/dashboard.queries.ts';
import type { Deps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { compareChecks } from './compare-checks.ts';
import { selectCountingChecks } from './comparison.queries.ts';

/** Candidates side by side. */
export function comparisonRoutes(deps: Deps) {
  const router = Router();
  router.get('/review/comparison', requireMember(deps), endpoint({
    id: 'compareSessions', summary: 'Two to four sessions side by side',
    query: ComparisonQuerySchema, answers: { 200: ComparisonSchema }, errors: ['not_found'],
  }, async (_req, res, { query: { sessions: ids } }) => {
    const comparison: Comparison = await deps.database.within(memberOf(res).scope, async (db) => {
      const sessions = [];
      for (const id of ids) sessions.push(await selectReviewSession(db, id));
      return { sessions, checks: compareChecks(ids, await selectCountingChecks(db, ids)) };
    });
    res.json(comparison);
  }));
  return router;
}
