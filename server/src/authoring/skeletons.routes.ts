import { Router } from 'express';
import { CreateDraftFromSkeletonBodySchema, DraftDetailSchema, SkeletonsSchema } from '../contract/exercise-drafts.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { endpoint } from '../http/endpoint.ts';
import { actorOf, memberOf, requireMember } from '../people/require-member.ts';
import { createDraft } from './create-draft.ts';
import { filesOfSkeleton, viewSkeletons } from './skeletons.ts';
import { viewDraft } from './view-drafts.ts';

/** Drafts that begin with the whole, small exercise that `assay exercises new` makes. */
export function skeletonRoutes(deps: Deps) {
  const author = requireMember(deps, 'author');
  const router = Router();

  router.get('/exercise-skeletons', author, endpoint({
    id: 'listSkeletons', summary: 'The kinds of exercises, each with the skeleton of one',
    answers: { 200: SkeletonsSchema },
  }, (_req, res) => {
    res.json(viewSkeletons());
  }));

  router.post('/exercise-drafts/from-skeleton', author, endpoint({
    id: 'createDraftFromSkeleton', summary: 'Begin an exercise with the skeleton of a kind',
    detail: 'A whole exercise that passes its check, with its fixture below `world/`, to be changed step by step.',
    body: CreateDraftFromSkeletonBodySchema, answers: { 201: DraftDetailSchema }, errors: ['draft_exists'],
  }, async (_req, res, { body: { slug, kind, title } }) => {
    const files = filesOfSkeleton(kind, title);
    if (files === null) throw new AppError('invalid_request', 'Correct the listed fields.', { fields: [{ pointer: '/kind', detail: 'There is no such kind. Choose one that the skeletons are listed with.' }] });
    res.status(201).json(await deps.database.within(memberOf(res).scope, async (db) => viewDraft(db, await createDraft(db, slug, files, null, actorOf(res)))));
  }));
  return router;
}
