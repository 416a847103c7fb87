import { Router } from 'express';
import { z } from 'zod';
import { ScreenStatisticsSchema } from '../contract/statistics.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../errors.ts';
import { endpoint } from '../http/endpoint.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { selectOptionalStatistics } from './statistics.queries.ts';

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
  return router;
}
