import { Router } from 'express';
import { z } from 'zod';
import { PublishBodySchema, SaveDraftBodySchema, ScreenDefinitionSchema, type Screens } from '../contract/screens.ts';
import type { Deps } from '../deps.ts';
import { parse } from '../http/parse.ts';
import { actorOf, memberOf, requireMember } from '../people/require-member.ts';
import { archiveScreen, copyScreen, createScreen, publishScreen, saveDraft } from './change-screen.ts';
import { viewScreen, viewScreens } from './view-screens.ts';

const Params = z.strictObject({ screenId: z.uuid() });

export function screenRoutes(deps: Deps) {
  const { database } = deps;
  const author = requireMember(deps, 'author');
  const router = Router();

  router.get('/screens', requireMember(deps), async (_req, res) => {
    const screens: Screens = { items: await database.within(memberOf(res).scope, viewScreens) };
    res.json(screens);
  });

  router.get('/screens/:screenId', requireMember(deps), async (req, res) => {
    const { screenId } = parse(Params, req.params, 'params');
    res.json(await database.within(memberOf(res).scope, (db) => viewScreen(db, screenId)));
  });

  router.post('/screens', author, async (req, res) => {
    const definition = parse(ScreenDefinitionSchema, req.body);
    res.status(201).json(await database.within(memberOf(res).scope, async (db) => viewScreen(db, await createScreen(db, definition, actorOf(res)))));
  });

  router.put('/screens/:screenId/draft', author, async (req, res) => {
    const { screenId } = parse(Params, req.params, 'params');
    const { revision, definition } = parse(SaveDraftBodySchema, req.body);
    res.json(await database.within(memberOf(res).scope, async (db) => {
      await saveDraft(db, screenId, revision, definition, actorOf(res));
      return viewScreen(db, screenId);
    }));
  });

  router.post('/screens/:screenId/publish', author, async (req, res) => {
    const { screenId } = parse(Params, req.params, 'params');
    const { revision } = parse(PublishBodySchema, req.body);
    res.json(await database.within(memberOf(res).scope, async (db) => {
      await publishScreen(db, screenId, revision, actorOf(res));
      return viewScreen(db, screenId);
    }));
  });

  router.post('/screens/:screenId/copy', author, async (req, res) => {
    const { screenId } = parse(Params, req.params, 'params');
    res.status(201).json(await database.within(memberOf(res).scope, async (db) => viewScreen(db, await copyScreen(db, screenId, actorOf(res)))));
  });

  for (const [path, archived] of [['archive', true], ['restore', false]] as const) {
    router.post(`/screens/:screenId/${path}`, author, async (req, res) => {
      const { screenId } = parse(Params, req.params, 'params');
      res.json(await database.within(memberOf(res).scope, async (db) => {
        await archiveScreen(db, screenId, archived, actorOf(res));
        return viewScreen(db, screenId);
      }));
    });
  }
  return router;
}
