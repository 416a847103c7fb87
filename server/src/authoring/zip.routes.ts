import type { ExerciseFolder } from '@assay/exercises/zip/read-exercise-zip.ts';
import { writeExerciseZip } from '@assay/exercises/zip/write-exercise-zip.ts';
import { LIMITS } from '@assay/exercises/zip/zip-limits.ts';
import express, { Router, type Response } from 'express';
import { DraftDetailSchema, DraftParamsSchema, VersionParamsSchema } from '../contract/exercise-drafts.ts';
import { BinarySchema } from '../contract/exports.ts';
import type { Deps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';
import { actorOf, memberOf, requireMember } from '../people/require-member.ts';
import { createDraft } from './create-draft.ts';
import { selectDraft, selectDraftFiles } from './drafts.queries.ts';
import { readDraftZip } from './read-draft-zip.ts';
import { readVersion } from './read-version.ts';
import { viewDraft } from './view-drafts.ts';

const ZIP = 'application/zip';
/** More than a zip may have, so that one that is too large is told by how much. */
const BODY_BYTES = 2 * LIMITS.archiveBytes;

/** Exercises as they come and go: the zip of a folder, as `assay exercises import` and `export` know it. */
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
    await sendZip(res, slug, { slug, files: Object.fromEntries(files.map(({ path, content }) => [path, content])) });
  }));

  router.get('/exercise-drafts/:draftId/versions/:version/zip', author, endpoint({
    id: 'exportExerciseVersion', summary: 'An own exercise as it was published, as a zip',
    detail: 'The same version gives the same bytes.',
    params: VersionParamsSchema, answers: { 200: { [ZIP]: BinarySchema } },
  }, async (_req, res, { params: { draftId, version } }) => {
    const folder = await readVersion(deps, memberOf(res).scope, draftId, version);
    await sendZip(res, `${folder.slug}-version-${version}`, folder);
  }));
  return router;
}

async function sendZip(res: Response, name: string, folder: ExerciseFolder): Promise<void> {
  res.attachment(`${name}.zip`).type(ZIP).send(await writeExerciseZip(folder));
}
