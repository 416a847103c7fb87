import { Router } from 'express';
import { insertAudit } from '../audit/audit.queries.ts';
import {
  DraftDetailSchema, DraftEventSchema, DraftParamsSchema, ExerciseCheckParamsSchema, ExerciseCheckSchema, VersionFilesSchema, VersionParamsSchema, type VersionFiles,
} from '../contract/exercise-drafts.ts';
import type { Deps } from '../deps.ts';
import { AppError, notFound } from '../errors.ts';
import { endpoint } from '../http/endpoint.ts';
import { endWithAccess } from '../http/end-with-access.ts';
import { EventStream } from '../http/event-stream.ts';
import { actorOf, memberOf, requireMember } from '../people/require-member.ts';
import { enqueue } from '../queue/enqueue.ts';
import { selectDraft } from './drafts.queries.ts';
import { cancelCheck, insertCheck, selectOptionalLatestCheck } from './exercise-checks.queries.ts';
import { updateRetired } from './own-versions.queries.ts';
import { publishDraft } from './publish-draft.ts';
import { readVersion } from './read-version.ts';
import { viewDraft } from './view-drafts.ts';

/** A check that no worker took for so long was lost with its worker. */
const STALE_MS = 30 * 60_000;

/** From a draft to a version that screens are offered, and back. */
export function publishingRoutes(deps: Deps) {
  const { database, signals } = deps;
  const author = requireMember(deps, 'author');
  const router = Router();

  router.post('/exercise-drafts/:draftId/checks', author, endpoint({
    id: 'checkDraft', summary: 'Check a draft by the rules of the kill matrix',
    detail: 'Grades the starter, the controls of the kind and every sample. Progress comes by events; what was found, with the examination.',
    params: DraftParamsSchema, answers: { 202: ExerciseCheckSchema }, errors: ['check_running'],
  }, async (_req, res, { params: { draftId } }) => {
    res.status(202).json(await database.within(memberOf(res).scope, async (db) => {
      const { slug } = await selectDraft(db, draftId);
      const latest = await selectOptionalLatestCheck(db, draftId);
      if (latest !== null && latest.finishedAt === null && Date.parse(latest.requestedAt) > Date.now() - STALE_MS) throw new AppError('check_running', 'Wait for its result, or cancel it.');
      const check = await insertCheck(db, draftId, actorOf(res));
      await enqueue(db, 'check_exercise', { checkId: check.id }, { tries: 2, background: 'authoring' });
      await insertAudit(db, { actor: actorOf(res), action: 'exercise_checked', subject: `exercise:${slug}` });
      await signals.send(db, { draft: draftId }, { type: 'check_changed' });
      return check;
    }));
  }));

  router.delete('/exercise-drafts/:draftId/checks/:checkId', author, endpoint({
    id: 'cancelDraftCheck', summary: 'Cancel a check of a draft',
    params: ExerciseCheckParamsSchema, answers: { 204: null },
  }, async (_req, res, { params: { draftId, checkId } }) => {
    await database.within(memberOf(res).scope, async (db) => {
      if (!await cancelCheck(db, draftId, checkId)) throw notFound('running check');
      await signals.send(db, { draft: draftId }, { type: 'check_changed' });
    });
    res.status(204).end();
  }));

  router.post('/exercise-drafts/:draftId/publish', author, endpoint({
    id: 'publishDraft', summary: 'Publish a draft as the next version of the exercise',
    detail: 'Only when its last check was of exactly what it is now, and found nothing against it.',
    params: DraftParamsSchema, answers: { 200: DraftDetailSchema }, errors: ['draft_not_ready', 'nothing_to_publish'],
  }, async (_req, res, { params: { draftId } }) => {
    const { scope } = memberOf(res);
    await publishDraft(deps, scope, draftId, actorOf(res));
    res.json(await database.within(scope, (db) => viewDraft(db, draftId)));
  }));

  for (const [path, id, retired, summary] of [
    ['retire', 'retireExercise', true, 'Offer an exercise for no new screen; screens that have it keep it'], ['bring-back', 'restoreExercise', false, 'Offer a retired exercise again'],
  ] as const) {
    router.post(`/exercise-drafts/:draftId/${path}`, author, endpoint({
      id, summary, params: DraftParamsSchema, answers: { 200: DraftDetailSchema },
    }, async (_req, res, { params: { draftId } }) => {
      res.json(await database.within(memberOf(res).scope, async (db) => {
        const { slug } = await selectDraft(db, draftId);
        if (await updateRetired(db, slug, retired, actorOf(res))) {
          await insertAudit(db, { actor: actorOf(res), action: retired ? 'exercise_retired' : 'exercise_restored', subject: `exercise:${slug}` });
        }
        return viewDraft(db, draftId);
      }));
    }));
  }

  router.get('/exercise-drafts/:draftId/versions/:version', author, endpoint({
    id: 'readExerciseVersion', summary: 'The files of an own exercise as they were published',
    params: VersionParamsSchema, answers: { 200: VersionFilesSchema },
  }, async (_req, res, { params: { draftId, version } }) => {
    const { files } = await readVersion(deps, memberOf(res).scope, draftId, version);
    const answer: VersionFiles = { files };
    res.json(answer);
  }));

  router.get('/exercise-drafts/:draftId/events', author, endpoint({
    id: 'followDraft', summary: 'What changes in a draft and its check, as it happens',
    params: DraftParamsSchema, answers: { 200: { 'text/event-stream': DraftEventSchema } },
  }, async (req, res, { params: { draftId } }) => {
    const { scope, actor } = memberOf(res);
    await database.within(scope, (db) => selectDraft(db, draftId));
    const stream = new EventStream(req, res);
    const stop = await signals.listen({ draft: draftId }, (event) => (event === null ? stream.end() : stream.send(event)));
    stream.onClose(() => void stop());
    await endWithAccess(signals, stream, actor, () => author(req, res, () => {}));
  }));
  return router;
}
