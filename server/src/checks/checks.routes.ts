import { Router } from 'express';
import { lockAttempt, selectFiles } from '../attempts/attempts.queries.ts';
import { loadAttempt, requireWritable } from '../attempts/guards.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { insertEvent } from '../events/events.queries.ts';
import { limitTo } from '../http/rate-limits.ts';
import { candidateOf, requireCandidate } from '../people/require-candidate.ts';
import { enqueue } from '../queue/enqueue.ts';
import { insertCheckRun, selectOptionalLatestCheckRun } from './checks.queries.ts';

const STALE_MS = 5 * 60_000;

export function checkRoutes(deps: Deps) {
  const { database, signals } = deps;
  const router = Router();
  router.post('/attempts/:attemptId/checks', requireCandidate(deps), limitTo(30), async (req, res) => {
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
  });
  return router;
}
