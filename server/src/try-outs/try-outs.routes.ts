import { Router } from 'express';
import { keepSnapshot } from '../authoring/publish-draft.ts';
import { CatalogueParamsSchema, TryOutSchema } from '../contract/authoring.ts';
import { DraftParamsSchema } from '../contract/exercise-drafts.ts';
import type { Deps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { startTryOut } from './start-try-out.ts';

/** Members see an exercise as candidates do, in a real workspace. */
export function tryOutRoutes(deps: Deps) {
  const { database, baseUrl } = deps;
  const router = Router();

  router.post('/catalogue/:exerciseId/try-out', requireMember(deps), endpoint({
    id: 'tryOutExercise', summary: 'Try an exercise out as a candidate',
    detail: 'The link opens a session that is in no list, statistic or export. It lasts a day.',
    params: CatalogueParamsSchema, answers: { 201: TryOutSchema },
  }, async (_req, res, { params: { exerciseId } }) => {
    const viewer = memberOf(res);
    res.status(201).json(await database.within(viewer.scope, (db) => startTryOut(db, baseUrl, exerciseId, viewer)));
  }));

  router.post('/exercise-drafts/:draftId/try-out', requireMember(deps, 'author'), endpoint({
    id: 'tryOutDraft', summary: 'Try a draft out as a candidate, as it is now',
    detail: 'It need not have been checked, but its files must make an exercise.',
    params: DraftParamsSchema, answers: { 201: TryOutSchema }, errors: ['draft_not_ready'],
  }, async (_req, res, { params: { draftId } }) => {
    const viewer = memberOf(res);
    const exerciseId = await keepSnapshot(deps, viewer.scope, draftId, viewer.actor);
    res.status(201).json(await database.within(viewer.scope, (db) => startTryOut(db, baseUrl, exerciseId, viewer)));
  }));
  return router;
}
