import { Router } from 'express';
import {
  ApplyRegradeBodySchema, DiscardRegradeBodySchema, RegradeBodySchema, RegradeChoiceQuerySchema, RegradeParamsSchema, RegradeSessionParamsSchema, type Regrades,
} from '../contract/regrades.ts';
import type { Deps } from '../deps.ts';
import { parse } from '../http/parse.ts';
import { memberOf, personOf, requireMember } from '../people/require-member.ts';
import { selectRegrades } from './regrades.queries.ts';
import { applyRegrade, discardRegrade } from './settle-regrade.ts';
import { startRegrade } from './start-regrade.ts';
import { viewChoice } from './view-choice.ts';
import { viewRegrade, viewRegradeSession } from './view-regrade.ts';

/** Regrades as reviewed changes: members look, authors and administrators start, apply and discard. */
export function regradeRoutes(deps: Deps) {
  const { database, signals } = deps;
  const member = requireMember(deps);
  const author = requireMember(deps, 'author');
  const router = Router();

  router.get('/review/regrades', member, async (_req, res) => {
    const regrades: Regrades = { items: await database.within(memberOf(res).scope, selectRegrades) };
    res.json(regrades);
  });

  router.get('/review/regrades/choice', author, async (req, res) => {
    const query = parse(RegradeChoiceQuerySchema, req.query, 'query');
    res.json(await database.within(memberOf(res).scope, (db) => viewChoice(db, query)));
  });

  router.post('/review/regrades', author, async (req, res) => {
    const wanted = parse(RegradeBodySchema, req.body);
    const { scope, member: { account_id: account } } = personOf(res);
    res.status(201).json(await database.within(scope, async (db) => {
      const regradeId = await startRegrade(db, wanted, account);
      await signals.send(db, { organization: scope.organization }, { type: 'regrade_changed', regradeId });
      return viewRegrade(db, regradeId);
    }));
  });

  router.get('/review/regrades/:regradeId', member, async (req, res) => {
    const { regradeId } = parse(RegradeParamsSchema, req.params, 'params');
    res.json(await database.within(memberOf(res).scope, (db) => viewRegrade(db, regradeId)));
  });

  router.get('/review/regrades/:regradeId/sessions/:sessionId', member, async (req, res) => {
    const { regradeId, sessionId } = parse(RegradeSessionParamsSchema, req.params, 'params');
    res.json(await database.within(memberOf(res).scope, (db) => viewRegradeSession(db, regradeId, sessionId)));
  });

  router.post('/review/regrades/:regradeId/apply', author, async (req, res) => {
    const { regradeId } = parse(RegradeParamsSchema, req.params, 'params');
    const wanted = parse(ApplyRegradeBodySchema, req.body);
    const { scope, member: { account_id: account, name } } = personOf(res);
    res.json(await database.within(scope, async (db) => {
      await applyRegrade(deps, db, scope, regradeId, wanted, { account, name });
      return viewRegrade(db, regradeId);
    }));
  });

  router.post('/review/regrades/:regradeId/discard', author, async (req, res) => {
    const { regradeId } = parse(RegradeParamsSchema, req.params, 'params');
    const { reason } = parse(DiscardRegradeBodySchema, req.body);
    const { scope, member: { account_id: account, name } } = personOf(res);
    res.json(await database.within(scope, async (db) => {
      await discardRegrade(deps, db, scope, regradeId, reason, { account, name });
      return viewRegrade(db, regradeId);
    }));
  });
  return router;
}
