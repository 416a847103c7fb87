import { Router } from 'express';
import { z } from 'zod';
import { SavedViewBodySchema, type SavedViews } from '../contract/saved-views.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../errors.ts';
import { parse } from '../http/parse.ts';
import { personOf, requireMember } from '../people/require-member.ts';
import { deleteView, selectViews, upsertView } from './saved-views.queries.ts';

/** Filters of the list of sessions that a member keeps under a name. */
export function savedViewRoutes(deps: Deps) {
  const { database } = deps;
  const member = requireMember(deps);
  const router = Router();

  router.get('/review/views', member, async (_req, res) => {
    const { scope, member: { account_id: account } } = personOf(res);
    const views: SavedViews = { items: await database.within(scope, (db) => selectViews(db, account)) };
    res.json(views);
  });

  router.post('/review/views', member, async (req, res) => {
    const view = parse(SavedViewBodySchema, req.body);
    const { scope, member: { account_id: account } } = personOf(res);
    res.status(201).json(await database.within(scope, (db) => upsertView(db, account, view)));
  });

  router.delete('/review/views/:viewId', member, async (req, res) => {
    const { viewId } = parse(z.strictObject({ viewId: z.uuid() }), req.params, 'params');
    const { scope, member: { account_id: account } } = personOf(res);
    if (!await database.within(scope, (db) => deleteView(db, account, viewId))) throw notFound('view');
    res.status(204).end();
  });
  return router;
}
