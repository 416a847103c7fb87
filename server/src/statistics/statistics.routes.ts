import { Router } from 'express';
import { z } from 'zod';
import { SessionParamsSchema } from '../contract/review.ts';
import { ScreenStatisticsSchema, StandingSchema } from '../contract/statistics.ts';
import { selectReviewSession } from '../dashboard/dashboard.queries.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../errors.ts';
import { endpoint } from '../http/endpoint.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { selectOptionalStatistics, selectStanding } from './statistics.queries.ts';

/** How candidates of a screen do, and what its checks tell apart. */
export function statisticsRoutes(deps: Deps) {
  const router = Router();
  router.get('/review/screens/:screenId/statistics', requireMember(deps), endpoint({
    id: 'readStatistics', summary: 'How candidates of a screen do, and what its checks tell apart',
    params: z.strictObject({ screenId: z.uuid() }), answers: { 200: ScreenStatisticsSchema },
  }, async (_req, res, { params: { screenId } }) => {
    const statistics = await deps.database.within(memberOf(res).scope, (db) => selectOptionalStatistics(db, screenId));
    if (statistics === null) throw notFound('screen');
    res.json(statistics);
  }));

  router.get('/review/sessions/:sessionId/standing', requireMember(deps), endpoint({
    id: 'readStanding', summary: 'Where a candidate stands among all graded candidates of the screen',
    detail: 'How many reached what, of nobody by name, and only once enough are graded.',
    params: SessionParamsSchema, answers: { 200: StandingSchema },
  }, async (_req, res, { params: { sessionId } }) => {
    res.json(await deps.database.within(memberOf(res).scope, async (db) => selectStanding(db, await selectReviewSession(db, sessionId))));
  }));
  return router;
}
