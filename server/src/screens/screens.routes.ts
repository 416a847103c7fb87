import { Router } from 'express';
import type { Screens } from '../contract/authoring.ts';
import type { Deps } from '../deps.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { selectScreens } from './screens.queries.ts';

export function screenRoutes(deps: Deps) {
  const router = Router();
  router.get('/screens', requireMember(deps), async (_req, res) => {
    const screens: Screens = { items: await deps.database.within(memberOf(res).scope, selectScreens) };
    res.json(screens);
  });
  return router;
}
