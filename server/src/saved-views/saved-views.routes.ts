import { Router } from 'express';
import { z } from 'zod';
import { SavedViewBodySchema, SavedViewSchema, SavedViewsSchema, type SavedViews } from '../contract/saved-views.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../errors.ts';
import { endpoint } from '../http/endpoint.ts';
import { memberOf, requirePerson } from '../people/require-member.ts';
import { deleteView, selectViews, upsertView } from './saved-views.queries.ts';

/** Filters of the list of sessions that a member keeps under a name. */
export function savedViewRoutes(deps: Deps) {
  const { database } = deps;
  const person = requirePerson(deps);
  const router = Router();

  router.get('/review/views', person, endpoint({
    id: 'listSavedViews', summary: 'The own saved views of the list of sessions',
    answers: { 200: SavedViewsSchema },
  }, async (_req, res) => {
    const { scope, member: { account_id: account } } = memberOf(res);
    const views: SavedViews = { items: await database.within(scope, (db) => selectViews(db, account)) };
    res.json(views);
  }));

  router.post('/review/views', person, endpoint({
    id: 'saveView', summary: 'Keep filters under a name',
    detail: 'The same name again replaces them.',
    body: SavedViewBodySchema, answers: { 201: SavedViewSchema },
  }, async (_req, res, { body: view }) => {
    const { scope, member: { account_id: account } } = memberOf(res);
    res.status(201).json(await database.within(scope, (db) => upsertView(db, account, view)));
  }));

  router.delete('/review/views/:viewId', person, endpoint({
    id: 'deleteView', summary: 'Delete a saved view',
    params: z.strictObject({ viewId: z.uuid() }), answers: { 204: null },
  }, async (_req, res, { params: { viewId } }) => {
    const { scope, member: { account_id: account } } = memberOf(res);
    if (!await database.within(scope, (db) => deleteView(db, account, viewId))) throw notFound('view');
    res.status(204).end();
  }));
  return router;
}
