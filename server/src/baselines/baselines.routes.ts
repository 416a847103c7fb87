import { Router } from 'express';
import { BaselineDetailSchema, BaselinesSchema, ExerciseParamsSchema, type Baselines } from '../contract/baselines.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../errors.ts';
import { endpoint } from '../http/endpoint.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { selectBaselines, selectOptionalBaseline } from './baselines.queries.ts';

export function baselineRoutes(deps: Deps) {
  const { database } = deps;
  const member = requireMember(deps);
  const router = Router();

  router.get('/baselines', member, endpoint({
    id: 'listBaselines', summary: 'What a stock model scores on exercises, where it was measured',
    detail: 'The newest of each version.',
    answers: { 200: BaselinesSchema },
  }, async (_req, res) => {
    const baselines: Baselines = { items: await database.within(memberOf(res).scope, selectBaselines) };
    res.json(baselines);
  }));

  router.get('/baselines/:exerciseId', member, endpoint({
    id: 'readBaseline', summary: 'What a stock model was asked and handed in',
    params: ExerciseParamsSchema, answers: { 200: BaselineDetailSchema },
  }, async (_req, res, { params: { exerciseId } }) => {
    const baseline = await database.within(memberOf(res).scope, (db) => selectOptionalBaseline(db, exerciseId));
    if (baseline === null) throw notFound('baseline');
    res.json(baseline);
  }));
  return router;
}
