import { Router } from 'express';
import { z } from 'zod';
import { CatalogueSchema, type Catalogue } from '../contract/authoring.ts';
import { ExerciseDetailSchema, TryoutSchema } from '../contract/catalogue.ts';
import type { Deps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';
import { memberOf, requireMember, requirePerson } from '../people/require-member.ts';
import { tryExercise } from '../tryouts/try-exercise.ts';
import { selectCatalogue } from './catalogue.queries.ts';
import { describeExercise } from './describe-exercise.ts';

const Params = z.strictObject({ slug: z.string().max(200) });

export function catalogueRoutes(deps: Deps) {
  const member = requireMember(deps);
  const router = Router();
  router.get('/catalogue', member, endpoint({
    id: 'listExercises', summary: 'The newest version of every published exercise',
    answers: { 200: CatalogueSchema },
  }, async (_req, res) => {
    const catalogue: Catalogue = { items: await deps.database.within(memberOf(res).scope, selectCatalogue) };
    res.json(catalogue);
  }));

  router.get('/catalogue/:slug', member, endpoint({
    id: 'readExercise', summary: 'The newest version of an exercise: what its candidates read, what it measures, and its versions',
    params: Params, answers: { 200: ExerciseDetailSchema },
  }, async (_req, res, { params: { slug } }) => {
    res.json(await describeExercise(deps, memberOf(res).scope, slug));
  }));

  router.post('/catalogue/:slug/try', requirePerson(deps), endpoint({
    id: 'tryExercise', summary: 'Open a session of one exercise for oneself, in the workspace that candidates get',
    detail: 'It is in no list, statistic or export, and no mail tells of it. Its link opens it for a day.',
    params: Params, answers: { 201: TryoutSchema },
  }, async (_req, res, { params: { slug } }) => {
    res.status(201).json({ url: await tryExercise(deps, memberOf(res), slug) });
  }));
  return router;
}
