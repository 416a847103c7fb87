import { Router } from 'express';
import { ComparisonQuerySchema, type Comparison } from '../contract/comparison.ts';
import type { Deps } from '../deps.ts';
import { parse } from '../http/parse.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { selectReviewSession } from '../dashboard/dashboard.queries.ts';
import { compareChecks } from './compare-checks.ts';
import { selectCountingChecks } from './comparison.queries.ts';

/** Candidates side by side. */
export function comparisonRoutes(deps: Deps) {
  const router = Router();
  router.get('/review/comparison', requireMember(deps), async (req, res) => {
    const { sessions: ids } = parse(ComparisonQuerySchema, req.query, 'query');
    const comparison: Comparison = await deps.database.within(memberOf(res).scope, async (db) => {
      const sessions = [];
      for (const id of ids) sessions.push(await selectReviewSession(db, id));
      return { sessions, checks: compareChecks(ids, await selectCountingChecks(db, ids)) };
    });
    res.json(comparison);
  });
  return router;
}
