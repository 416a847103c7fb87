import { randomUUID } from 'node:crypto';
import { runVisibleChecks } from '@assay/graders/run-grader.ts';
import type { Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { creditClock, secondsSince } from '../attempts/fair-clock.ts';
import { insertEvent } from '../events/events.queries.ts';
import { latestOnly } from '../grading/latest-only.ts';
import { finishCheckRun, selectOptionalCheckJob, updateCheckProgress } from './checks.queries.ts';

type Result = Parameters<typeof finishCheckRun>[2];

/** Runs the checks that a candidate may see on the files of the moment he asked. */
export async function runChecks(deps: Deps, scope: Extract<Scope, { scope: 'organization' }>, checkRunId: string): Promise<void> {
  const { database, signals, workspaces, log } = deps;
  const job = await database.within(scope, (db) => selectOptionalCheckJob(db, checkRunId));
  if (job === null) return;
  const cancelled = new AbortController();
  const progress = latestOnly((step: { step: string; share?: number }) => database.within(scope, async (db) => {
    if (!await updateCheckProgress(db, checkRunId, step)) cancelled.abort();
    await signals.send(db, { attempt: job.attempt_id }, 'check_run');
  }));
  progress.push({ step: 'Preparing' });
  const result: Result | null = await runVisibleChecks({
    exercise: await workspaces.gradingMaterial(job),
    files: job.files,
    sandboxUrl: workspaces.sandboxUrl(job.workspace),
    seed: job.seed,
    tell: progress.push,
    signal: cancelled.signal,
  }).then(present, (cause: unknown) => {
    if (cancelled.signal.aborted) return null;
    const incidentId = randomUUID();
    log.error({ err: cause, incidentId, checkRunId }, 'Visible checks failed through our fault');
    return { state: 'broken', checks: [], reason: incidentId } satisfies Result;
  });
  await progress.settle();
  if (result === null) return;
  await database.within(scope, async (db) => {
    await finishCheckRun(db, checkRunId, result);
    await insertEvent(db, job.attempt_id, 'checks_finished', 'The visible checks ended.', {
      checkRunId, verdicts: Object.fromEntries(result.checks.map(({ id, verdict }) => [id, verdict])),
    });
    // He waited for an answer that could not come.
    if (result.state === 'broken') await creditClock(deps, db, { id: job.attempt_id }, secondsSince(job.requested_at, new Date().toISOString()), 'checks', 'untouched');
    await signals.send(db, { attempt: job.attempt_id }, 'check_run');
  });
}

function present(result: Awaited<ReturnType<typeof runVisibleChecks>>): Result {
  if (result.outcome === 'ungradable') return { state: 'ungradable', checks: result.checks, reason: result.reason };
  return { state: 'done', checks: result.checks, reason: null };
}
