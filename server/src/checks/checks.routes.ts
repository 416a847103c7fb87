import { Router } from 'express';
import { lockAttempt, selectFiles } from '../attempts/attempts.queries.ts';
import { loadAttempt, NOT_WRITABLE, requireWritable } from '../attempts/guards.ts';
import { AttemptParamsSchema, CheckRunParamsSchema, CheckRunSchema, CheckRunsSchema, type CheckRuns } from '../contract/attempt.ts';
import type { Deps } from '../deps.ts';
import { AppError, notFound } from '../errors.ts';
import { insertEvent } from '../events/events.queries.ts';
import { endpoint } from '../http/endpoint.ts';
import { limitTo } from '../http/rate-limits.ts';
import { candidateOf, requireCandidate } from '../people/require-candidate.ts';
import { enqueue } from '../queue/enqueue.ts';
import { cancelCheckRun, insertCheckRun, selectCheckRuns, selectOptionalLatestCheckRun } from './checks.queries.ts';

const STALE_MS = 5 * 60_000;

export function checkRoutes(deps: Deps) {
  const { database, signals } = deps;
  const router = Router();
  router.post('/attempts/:attemptId/checks', requireCandidate(deps), limitTo(30), endpoint({
    id: 'runChecks', summary: 'Run the visible checks',
    detail: 'Progress comes by events.',
    params: AttemptParamsSchema, answers: { 202: CheckRunSchema }, errors: [...NOT_WRITABLE, 'check_running'],
  }, async (req, res) => {
    const viewer = candidateOf(res);
    res.status(202).json(await database.within(viewer.scope, async (db) => {
      const attempt = await loadAttempt(db, req, res);
      requireWritable(attempt, viewer);
      await lockAttempt(db, attempt.id);
      const latest = await selectOptionalLatestCheckRun(db, attempt.id);
      // A run whose worker died must not block the candidate for good.
      if (latest !== null && latest.finishedAt === null && Date.parse(latest.requestedAt) > Date.now() - STALE_MS) {
        throw new AppError('check_running', 'Wait for its result.');
      }
      const run = await insertCheckRun(db, attempt.id, await selectFiles(db, attempt));
      await enqueue(db, 'check', { checkRunId: run.id }, { tries: 1 });
      await insertEvent(db, attempt.id, 'checks_requested', 'Ran the visible checks.', { checkRunId: run.id });
      await signals.send(db, { attempt: attempt.id }, 'check_run');
      return run;
    }));
  }));

  router.get('/attempts/:attemptId/checks', requireCandidate(deps), endpoint({
    id: 'listCheckRuns', summary: 'The last ten runs that came to an end, newest first',
    params: AttemptParamsSchema, answers: { 200: CheckRunsSchema },
  }, async (req, res) => {
    const answer: CheckRuns = { runs: await database.within(candidateOf(res).scope, async (db) => selectCheckRuns(db, (await loadAttempt(db, req, res)).id)) };
    res.json(answer);
  }));

  router.delete('/attempts/:attemptId/checks/:checkRunId', requireCandidate(deps), endpoint({
    id: 'cancelChecks', summary: 'Cancel a run of the visible checks',
    params: CheckRunParamsSchema, answers: { 200: CheckRunSchema }, errors: NOT_WRITABLE,
  }, async (req, res, { params: { checkRunId } }) => {
    const viewer = candidateOf(res);
    const attempt = await database.within(viewer.scope, (db) => loadAttempt(db, req, res));
    requireWritable(attempt, viewer);
    // Results of runs are the organization's to write; whose attempt it is was asked above.
    res.json(await database.within({ scope: 'organization', organization: viewer.scope.organization }, async (db) => {
      const run = await cancelCheckRun(db, attempt.id, checkRunId);
      if (run === null) throw notFound('running check');
      await insertEvent(db, attempt.id, 'checks_cancelled', 'Cancelled the visible checks.', { checkRunId });
      await signals.send(db, { attempt: attempt.id }, 'check_run');
      return run;
    }));
  }));
  return router;
}
