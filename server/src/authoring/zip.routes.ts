import { writeExerciseZip } from '@assay/exercises/zip/write-exercise-zip.ts';
import { LIMITS } from '@assay/exercises/zip/zip-limits.ts';
import express, { Router } from 'express';
import { DraftDetailSchema, DraftParamsSchema } from '../contract/exercise-drafts.ts';
import { BinarySchema } from '../contract/exports.ts';
import type { Deps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';
import { actorOf, memberOf, requireMember } from '../people/require-member.ts';
import { createDraft } from './create-draft.ts';
import { selectDraft, selectDraftFiles } from './drafts.queries.ts';
import { readDraftZip } from './read-draft-zip.ts';
import { viewDraft } from './view-drafts.ts';

const ZIP = 'application/zip';
/** More than a zip may have, so that one that is too large is told by how much. */
const BODY_BYTES = 2 * LIMITS.archiveBytes;

/** Drafts as they come and go: the zip of a folder, as `assay exercises import` and `export` know it. */
export function draftZipRoutes(deps: Deps) {
  const { database } = deps;
  const author = requireMember(deps, 'author');
  const router = Router();

  router.post('/exercise-drafts/import', author, express.raw({ type: ZIP, limit: BODY_BYTES }), endpoint({
    id: 'importDraft', summary: 'Begin an exercise with the zip of one',
    detail: 'The body is the zip itself: one folder, named as the exercise is. Everything that is wrong with it is named at once, each by its entry.',
    upload: [ZIP], answers: { 201: DraftDetailSchema }, errors: ['draft_exists'],
  }, async (req, res) => {
    const { slug, files } = await readDraftZip(req.body);
    res.status(201).json(await database.within(memberOf(res).scope, async (db) => viewDraft(db, await createDraft(db, slug, files, null, actorOf(res)))));
  }));

  router.get('/exercise-drafts/:draftId/zip', author, endpoint({
    id: 'exportDraft', summary: 'A draft as a zip',
    detail: 'The same files give the same bytes.',
    params: DraftParamsSchema, answers: { 200: { [ZIP]: BinarySchema } },
  }, async (_req, res, { params: { draftId } }) => {
    const { slug, files } = await database.within(memberOf(res).scope, async (db) => ({ slug: (await selectDraft(db, draftId)).slug, files: await selectDraftFiles(db, draftId) }));
    const zip = await writeExerciseZip({ slug, files: Object.fromEntries(files.map(({ path, content }) => [path, content])) });
    res.attachment(`${slug}.zip`).type(ZIP).send(zip);
  }));
  return router;
}
