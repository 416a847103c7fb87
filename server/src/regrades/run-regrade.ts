import { runGrader } from '@assay/graders/run-grader.ts';
import type { Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { MAX_TRIES, TryAgain } from '../grading/grade-submission.ts';
import { latestOnly } from '../grading/latest-only.ts';
import { finishRun, requeueRun, selectOptionalRunJob, startTry, updateProgress } from './runs.queries.ts';

type Organization = Extract<Scope, { scope: 'organization' }>;

/**
 * Runs the grader for a regrade. The report counts for nothing yet. A failure of ours is tried again, then kept as
 * `broken`; a run that was cancelled ends at its next step.
 */
export async function runRegrade(deps: Deps, scope: Organization, runId: string): Promise<void> {
  const { database, signals, workspaces, claude, log } = deps;
  const started = await database.within(scope, async (db) => {
    const job = await selectOptionalRunJob(db, runId);
    return job && { job, tries: await startTry(db, runId) };
  });
  if (started === null) return;
  const { job, tries } = started;

  const cancelled = new AbortController();
  const progress = latestOnly(async (step: { step: string; share?: number }) => {
    const wanted = await database.within(scope, async (db) => {
      await signals.send(db, { organization: scope.organization }, { type: 'regrade_progress', runId, step: step.step, share: step.share ?? null });
      return updateProgress(db, runId, step);
    });
    if (!wanted) cancelled.abort();
  });
  progress.push({ step: 'Preparing' });
  const report = await runGrader({
    exercise: await workspaces.gradingMaterial(job),
    files: job.files,
    sandboxUrl: workspaces.sandboxUrl(job.workspace),
    seed: job.seed,
    claude,
    tell: progress.push,
    signal: cancelled.signal,
    onIncident: ({ id, slug, seed, cause }) => {
      if (!cancelled.signal.aborted) log.error({ err: cause, incidentId: id, runId, slug, seed }, 'A run of a regrade failed through our fault');
    },
  });
  await progress.settle();
  if (cancelled.signal.aborted) return;

  const incidentId = report.outcome === 'broken' ? report.reason ?? runId : null;
  const again = incidentId !== null && tries < MAX_TRIES;
  const kept = await database.within(scope, async (db) => {
    const wanted = again ? await requeueRun(db, runId, incidentId) : await finishRun(db, runId, report, incidentId);
    await signals.send(db, { organization: scope.organization }, { type: 'regrade_changed', regradeId: job.regrade_id });
    return wanted;
  });
  if (again && kept) throw new TryAgain(`Run ${runId} of a regrade failed (incident ${incidentId}), try ${tries} of ${MAX_TRIES}.`);
}
