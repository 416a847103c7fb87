import { Router } from 'express';
import { CatalogueParamsSchema, CatalogueSchema, type Catalogue } from '../contract/authoring.ts';
import { ExerciseDetailSchema } from '../contract/catalogue.ts';
import type { Deps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { selectCatalogue } from './catalogue.queries.ts';
import { describeExercise } from './describe-exercise.ts';

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

  router.get('/catalogue/:exerciseId', member, endpoint({
    id: 'readExercise', summary: 'A published version of an exercise: what its candidates read, what it measures, and its other versions',
    params: CatalogueParamsSchema, answers: { 200: ExerciseDetailSchema },
  }, async (_req, res, { params: { exerciseId } }) => {
    res.json(await describeExercise(deps, memberOf(res).scope, exerciseId));
  }));

  return router;
}
