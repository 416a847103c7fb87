import { Router } from 'express';
import type { Catalogue } from '../contract/authoring.ts';
import type { Deps } from '../deps.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { selectCatalogue } from './catalogue.queries.ts';

export function catalogueRoutes(deps: Deps) {
  const router = Router();
  router.get('/catalogue', requireMember(deps), async (_req, res) => {
    const catalogue: Catalogue = { items: await deps.database.within(memberOf(res).scope, selectCatalogue) };
    res.json(catalogue);
  });
  return router;
}
