import { Router } from 'express';
import { insertAudit } from '../audit/audit.queries.ts';
import { BaselineMeasuringSchema, BaselineRunSchema, ExerciseParamsSchema, type BaselineMeasuring } from '../contract/baselines.ts';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { AppError, notFound } from '../errors.ts';
import { endpoint } from '../http/endpoint.ts';
import { actorOf, memberOf, requireMember } from '../people/require-member.ts';
import { enqueue } from '../queue/enqueue.ts';
import { insertRun, selectOptionalLatestRun, selectOptionalMeasurable } from './baseline-runs.queries.ts';

/** Who writes exercises has baselines measured, and sees how far that is. */
export function baselineRunRoutes(deps: Deps) {
  const { database } = deps;
  const author = requireMember(deps, 'author');
  const router = Router();

  router.post('/baselines/:exerciseId', author, endpoint({
    id: 'measureBaseline', summary: 'Have Claude solve an exercise, and grade that',
    detail: 'It takes some minutes and costs what the answer costs. The baseline is seen by members of the organization alone.',
    params: ExerciseParamsSchema, answers: { 202: BaselineRunSchema }, errors: ['no_claude', 'baseline_running'],
  }, async (_req, res, { params: { exerciseId } }) => {
    res.status(202).json(await database.within(memberOf(res).scope, async (db) => {
      const { slug } = await selectMeasurable(db, exerciseId);
      if (deps.claude === null) throw new AppError('no_claude', 'Whoever runs Assay can set ANTHROPIC_API_KEY.');
      const runId = await insertRun(db, exerciseId, actorOf(res));
      if (runId === null) throw new AppError('baseline_running', 'Wait for its result.');
      await enqueue(db, 'measure_baseline', { runId }, { tries: 2 });
      await insertAudit(db, { actor: actorOf(res), action: 'baseline_asked', subject: `exercise:${slug}` });
      return selectOptionalLatestRun(db, exerciseId);
    }));
  }));

  router.get('/baselines/:exerciseId/run', author, endpoint({
    id: 'readBaselineRun', summary: 'Whether a baseline of an exercise can be measured, and what came of the last try',
    params: ExerciseParamsSchema, answers: { 200: BaselineMeasuringSchema },
  }, async (_req, res, { params: { exerciseId } }) => {
    const measuring: BaselineMeasuring = await database.within(memberOf(res).scope, async (db) => {
      await selectMeasurable(db, exerciseId);
      return { claude: deps.claude !== null, run: await selectOptionalLatestRun(db, exerciseId) };
    });
    res.json(measuring);
  }));
  return router;
}

async function selectMeasurable(db: Db, exerciseId: string): Promise<{ slug: string }> {
  const exercise = await selectOptionalMeasurable(db, exerciseId);
  if (exercise === null) throw notFound('exercise');
  return exercise;
}
