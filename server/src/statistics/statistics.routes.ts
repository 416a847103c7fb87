import { Router } from 'express';
import { z } from 'zod';
import { SessionParamsSchema } from '../contract/review.ts';
import { selectReviewSession } from '../dashboard/dashboard.queries.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../errors.ts';
import { parse } from '../http/parse.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { selectOptionalStatistics, selectStanding } from './statistics.queries.ts';

/** How candidates of a screen do, and what its checks tell apart. */
export function statisticsRoutes(deps: Deps) {
  const router = Router();
  router.get('/review/screens/:screenId/statistics', requireMember(deps), async (req, res) => {
    const { screenId } = parse(z.strictObject({ screenId: z.uuid() }), req.params, 'params');
    const statistics = await deps.database.within(memberOf(res).scope, (db) => selectOptionalStatistics(db, screenId));
    if (statistics === null) throw notFound('screen');
    res.json(statistics);
  });

  router.get('/review/sessions/:sessionId/standing', requireMember(deps), async (req, res) => {
    const { sessionId } = parse(SessionParamsSchema, req.params, 'params');
    res.json(await deps.database.within(memberOf(res).scope, async (db) => selectStanding(db, await selectReviewSession(db, sessionId))));
  });
  return router;
}
