import { Router } from 'express';
import {
  ApplyRegradeBodySchema, DiscardRegradeBodySchema, RegradeBodySchema, RegradeChoiceQuerySchema, RegradeChoiceSchema, RegradeDetailSchema, RegradeParamsSchema, RegradesSchema, RegradeSessionDetailSchema,
  RegradeSessionParamsSchema, type Regrades,
} from '../contract/regrades.ts';
import type { Deps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';
import { memberOf, requireMember, requirePerson } from '../people/require-member.ts';
import { selectRegrades } from './regrades.queries.ts';
import { applyRegrade, discardRegrade } from './settle-regrade.ts';
import { startRegrade } from './start-regrade.ts';
import { viewChoice } from './view-choice.ts';
import { viewRegrade, viewRegradeSession } from './view-regrade.ts';

/** Regrades as reviewed changes: members look, authors and administrators start, apply and discard. */
export function regradeRoutes(deps: Deps) {
  const { database, signals } = deps;
  const member = requireMember(deps);
  const person = requirePerson(deps, 'author');
  const router = Router();

  router.get('/review/regrades', member, endpoint({
    id: 'listRegrades', summary: 'Regrades, newest first',
    answers: { 200: RegradesSchema },
  }, async (_req, res) => {
    const regrades: Regrades = { items: await database.within(memberOf(res).scope, selectRegrades) };
    res.json(regrades);
  }));

  router.get('/review/regrades/choice', requireMember(deps, 'author'), endpoint({
    id: 'readRegradeChoice', summary: 'What could be regraded of chosen sessions, and with which versions',
    query: RegradeChoiceQuerySchema, answers: { 200: RegradeChoiceSchema }, errors: ['not_found'],
  }, async (_req, res, { query }) => {
    res.json(await database.within(memberOf(res).scope, (db) => viewChoice(db, query)));
  }));

  router.post('/review/regrades', person, endpoint({
    id: 'startRegrade', summary: 'Grade again, as a dry run in the background',
    detail: 'What it finds counts only when it is applied. Follow `regrade_changed` among the events of sessions.',
    body: RegradeBodySchema, answers: { 201: RegradeDetailSchema }, errors: ['not_found', 'nothing_to_regrade'],
  }, async (_req, res, { body }) => {
    const { scope, member: { account_id: account } } = memberOf(res);
    res.status(201).json(await database.within(scope, async (db) => {
      const regradeId = await startRegrade(db, body, account);
      await signals.send(db, { organization: scope.organization }, { type: 'regrade_changed', regradeId });
      return viewRegrade(db, regradeId);
    }));
  }));

  router.get('/review/regrades/:regradeId', member, endpoint({
    id: 'readRegrade', summary: 'A regrade and what it would change, or has',
    params: RegradeParamsSchema, answers: { 200: RegradeDetailSchema },
  }, async (_req, res, { params: { regradeId } }) => {
    res.json(await database.within(memberOf(res).scope, (db) => viewRegrade(db, regradeId)));
  }));

  router.get('/review/regrades/:regradeId/sessions/:sessionId', member, endpoint({
    id: 'readRegradeSession', summary: 'Every check of one session, before and after a regrade',
    params: RegradeSessionParamsSchema, answers: { 200: RegradeSessionDetailSchema },
  }, async (_req, res, { params: { regradeId, sessionId } }) => {
    res.json(await database.within(memberOf(res).scope, (db) => viewRegradeSession(db, regradeId, sessionId)));
  }));

  router.post('/review/regrades/:regradeId/apply', person, endpoint({
    id: 'applyRegrade', summary: 'Make what a regrade found the grades that count, all or none',
    detail: 'Earlier grades, rulings and decisions are kept.',
    params: RegradeParamsSchema, body: ApplyRegradeBodySchema, answers: { 200: RegradeDetailSchema }, errors: ['regrade_running', 'nothing_to_regrade', 'regrade_settled', 'regrade_outdated'],
  }, async (_req, res, { params: { regradeId }, body }) => {
    const { scope, member: { account_id: account, name } } = memberOf(res);
    res.json(await database.within(scope, async (db) => {
      await applyRegrade(deps, db, scope, regradeId, body, { account, name });
      return viewRegrade(db, regradeId);
    }));
  }));

  router.post('/review/regrades/:regradeId/discard', person, endpoint({
    id: 'discardRegrade', summary: 'End a regrade without a change',
    detail: 'What still runs is stopped.',
    params: RegradeParamsSchema, body: DiscardRegradeBodySchema, answers: { 200: RegradeDetailSchema }, errors: ['regrade_settled'],
  }, async (_req, res, { params: { regradeId }, body: { reason } }) => {
    const { scope, member: { account_id: account, name } } = memberOf(res);
    res.json(await database.within(scope, async (db) => {
      await discardRegrade(deps, db, scope, regradeId, reason, { account, name });
      return viewRegrade(db, regradeId);
    }));
  }));
  return router;
}
