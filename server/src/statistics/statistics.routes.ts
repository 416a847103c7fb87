import { Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { notFound } from '../errors.ts';
import { parse } from '../http/parse.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { selectOptionalStatistics } from './statistics.queries.ts';

/** How candidates of a screen do, and what its checks tell apart. */
export function statisticsRoutes(deps: Deps) {
  const router = Router();
  router.get('/review/screens/:screenId/statistics', requireMember(deps), async (req, res) => {
    const { screenId } = parse(z.strictObject({ screenId: z.uuid() }), req.params, 'params');
    const statistics = await deps.database.within(memberOf(res).scope, (db) => selectOptionalStatistics(db, screenId));
    if (statistics === null) throw notFound('screen');
    res.json(statistics);
  });
  return router;
}
