import { selfContained } from '@assay/exercises/self-contained.ts';
import { Router, type Response } from 'express';
import { SavedFileSchema } from '../contract/attempt.ts';
import {
  CreateDraftBodySchema, DraftDetailSchema, DraftFileParamsSchema, DraftParamsSchema, DraftsSchema, ExaminationSchema, MoveDraftFileBodySchema, RemoveDraftFileQuerySchema,
  SaveDraftFileBodySchema, type DraftEvent, type Drafts,
} from '../contract/exercise-drafts.ts';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { endpoint } from '../http/endpoint.ts';
import { actorOf, memberOf, requireMember } from '../people/require-member.ts';
import { selectExercises } from '../screens/screens.queries.ts';
import { moveDraftFile, removeDraftFile, saveDraftFile } from './change-draft.ts';
import { createDraft } from './create-draft.ts';
import { selectDraft } from './drafts.queries.ts';
import { viewDraft, viewDrafts, viewExamination } from './view-drafts.ts';

/** Exercises as they are written: a folder of files that is edited in the browser. */
export function draftRoutes(deps: Deps) {
  const { database, signals, workspaces } = deps;
  const author = requireMember(deps, 'author');
  const router = Router();

  router.get('/exercise-drafts', author, endpoint({
    id: 'listDrafts', summary: 'Exercises that the organization writes itself',
    answers: { 200: DraftsSchema },
  }, async (_req, res) => {
    const drafts: Drafts = { items: await database.within(memberOf(res).scope, viewDrafts) };
    res.json(drafts);
  }));

  router.post('/exercise-drafts', author, endpoint({
    id: 'createDraft', summary: 'Begin an exercise with a copy of a published one',
    detail: 'The copy has the fixture of the exercise as its own, below `world/`, so that its leak can be changed.',
    body: CreateDraftBodySchema, answers: { 201: DraftDetailSchema }, errors: ['draft_exists'],
  }, async (_req, res, { body: { slug, exerciseId } }) => {
    const { scope } = memberOf(res);
    const [known] = await database.within(scope, (db) => selectExercises(db, [exerciseId]));
    if (known === undefined) throw new AppError('invalid_request', 'Correct the listed fields.', { fields: [{ pointer: '/exerciseId', detail: 'The catalogue has no such exercise. Choose another.' }] });
    const files = selfContained(await workspaces.gradingMaterial({ exercise_id: exerciseId, variant: null }));
    res.status(201).json(await database.within(scope, async (db) => viewDraft(db, await createDraft(db, slug, files, exerciseId, actorOf(res)))));
  }));

  router.get('/exercise-drafts/:draftId', author, endpoint({
    id: 'readDraft', summary: 'A draft with its files',
    params: DraftParamsSchema, answers: { 200: DraftDetailSchema },
  }, async (_req, res, { params: { draftId } }) => {
    res.json(await database.within(memberOf(res).scope, (db) => viewDraft(db, draftId)));
  }));

  router.get('/exercise-drafts/:draftId/examination', author, endpoint({
    id: 'examineDraft', summary: 'What keeps a draft from being published, as far as it is known',
    params: DraftParamsSchema, answers: { 200: ExaminationSchema },
  }, async (_req, res, { params: { draftId } }) => {
    res.json(await viewExamination(deps, memberOf(res).scope, draftId));
  }));

  /** A change of files: told to whoever has the draft open. */
  const change = <T>(res: Response, draftId: string, work: (db: Db) => Promise<T>, newsOf: (result: T) => DraftEvent = () => ({ type: 'files_changed' })): Promise<T> => (
    database.within(memberOf(res).scope, async (db) => {
      await selectDraft(db, draftId);
      const result = await work(db);
      await signals.send(db, { draft: draftId }, newsOf(result));
      return result;
    }));

  router.put('/exercise-drafts/:draftId/files/*path', author, endpoint({
    id: 'saveDraftFile', summary: 'Save a file of a draft, or add one',
    params: DraftFileParamsSchema, body: SaveDraftFileBodySchema, answers: { 200: SavedFileSchema }, errors: ['file_changed', 'file_unknown', 'file_too_large', 'file_not_text'],
  }, async (_req, res, { params: { draftId, path }, body }) => {
    res.json(await change(res, draftId, (db) => saveDraftFile(db, draftId, path, body, actorOf(res)), ({ version }) => ({ type: 'file_saved', path, version })));
  }));

  router.delete('/exercise-drafts/:draftId/files/*path', author, endpoint({
    id: 'removeDraftFile', summary: 'Delete a file of a draft',
    params: DraftFileParamsSchema, query: RemoveDraftFileQuerySchema, answers: { 204: null }, errors: ['file_changed', 'file_unknown'],
  }, async (_req, res, { params: { draftId, path }, query: { baseVersion } }) => {
    await change(res, draftId, (db) => removeDraftFile(db, draftId, path, baseVersion, actorOf(res)));
    res.status(204).end();
  }));

  router.post('/exercise-drafts/:draftId/move', author, endpoint({
    id: 'moveDraftFile', summary: 'Give a file of a draft another name',
    params: DraftParamsSchema, body: MoveDraftFileBodySchema, answers: { 200: SavedFileSchema }, errors: ['file_changed', 'file_unknown'],
  }, async (_req, res, { params: { draftId }, body }) => {
    res.json(await change(res, draftId, (db) => moveDraftFile(db, draftId, body, actorOf(res))));
  }));
  return router;
}
