import { Router } from 'express';
import { z } from 'zod';
import { PublishBodySchema, SaveDraftBodySchema, ScreenDefinitionSchema, ScreenDetailSchema, ScreensSchema, type Screens } from '../contract/screens.ts';
import type { Deps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';
import { actorOf, memberOf, requireMember } from '../people/require-member.ts';
import { archiveScreen, copyScreen, createScreen, publishScreen, saveDraft } from './change-screen.ts';
import { viewScreen, viewScreens } from './view-screens.ts';

const Params = z.strictObject({ screenId: z.uuid() });

export function screenRoutes(deps: Deps) {
  const { database } = deps;
  const author = requireMember(deps, 'author');
  const router = Router();

  router.get('/screens', requireMember(deps), endpoint({
    id: 'listScreens', summary: 'Screens of the organization',
    answers: { 200: ScreensSchema },
  }, async (_req, res) => {
    const screens: Screens = { items: await database.within(memberOf(res).scope, viewScreens) };
    res.json(screens);
  }));

  router.get('/screens/:screenId', requireMember(deps), endpoint({
    id: 'readScreen', summary: 'A screen with its draft and versions',
    params: Params, answers: { 200: ScreenDetailSchema },
  }, async (_req, res, { params: { screenId } }) => {
    res.json(await database.within(memberOf(res).scope, (db) => viewScreen(db, screenId)));
  }));

  router.post('/screens', author, endpoint({
    id: 'createScreen', summary: 'Make a screen, as a draft',
    body: ScreenDefinitionSchema, answers: { 201: ScreenDetailSchema },
  }, async (_req, res, { body: definition }) => {
    res.status(201).json(await database.within(memberOf(res).scope, async (db) => viewScreen(db, await createScreen(db, definition, actorOf(res)))));
  }));

  router.put('/screens/:screenId/draft', author, endpoint({
    id: 'saveScreenDraft', summary: 'Save the draft of a screen',
    params: Params, body: SaveDraftBodySchema, answers: { 200: ScreenDetailSchema }, errors: ['screen_changed', 'screen_archived'],
  }, async (_req, res, { params: { screenId }, body: { revision, definition } }) => {
    res.json(await database.within(memberOf(res).scope, async (db) => {
      await saveDraft(db, screenId, revision, definition, actorOf(res));
      return viewScreen(db, screenId);
    }));
  }));

  router.post('/screens/:screenId/publish', author, endpoint({
    id: 'publishScreen', summary: 'Publish the draft as the next version',
    params: Params, body: PublishBodySchema, answers: { 200: ScreenDetailSchema }, errors: ['screen_changed', 'screen_archived', 'nothing_to_publish'],
  }, async (_req, res, { params: { screenId }, body: { revision } }) => {
    res.json(await database.within(memberOf(res).scope, async (db) => {
      await publishScreen(db, screenId, revision, actorOf(res));
      return viewScreen(db, screenId);
    }));
  }));

  router.post('/screens/:screenId/copy', author, endpoint({
    id: 'copyScreen', summary: 'Make a new screen of what this one says',
    params: Params, answers: { 201: ScreenDetailSchema },
  }, async (_req, res, { params: { screenId } }) => {
    res.status(201).json(await database.within(memberOf(res).scope, async (db) => viewScreen(db, await copyScreen(db, screenId, actorOf(res)))));
  }));

  for (const [path, archived, summary] of [['archive', true, 'Put a screen away; nobody can be invited to it'], ['restore', false, 'Bring an archived screen back']] as const) {
    router.post(`/screens/:screenId/${path}`, author, endpoint({
      id: `${path}Screen`, summary, params: Params, answers: { 200: ScreenDetailSchema },
    }, async (_req, res, { params: { screenId } }) => {
      res.json(await database.within(memberOf(res).scope, async (db) => {
        await archiveScreen(db, screenId, archived, actorOf(res));
        return viewScreen(db, screenId);
      }));
    }));
  }
  return router;
}
