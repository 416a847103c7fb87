import { Router } from 'express';
import { CatalogueSchema, type Catalogue } from '../contract/authoring.ts';
import type { Deps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { selectCatalogue } from './catalogue.queries.ts';

export function catalogueRoutes(deps: Deps) {
  const router = Router();
  router.get('/catalogue', requireMember(deps), endpoint({
    id: 'listExercises', summary: 'The newest version of every published exercise',
    answers: { 200: CatalogueSchema },
  }, async (_req, res) => {
    const catalogue: Catalogue = { items: await deps.database.within(memberOf(res).scope, selectCatalogue) };
    res.json(catalogue);
  }));
  return router;
}
