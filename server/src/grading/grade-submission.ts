import { runGrader } from '@assay/graders/run-grader.ts';
import type { Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { insertEvent } from '../events/events.queries.ts';
import { enqueue } from '../queue/enqueue.ts';
import { noteState } from '../sessions/note-state.ts';
import { lockSession } from '../sessions/states.queries.ts';
import { insertGrade } from '../submissions/submissions.queries.ts';
import {
  finishGrade, hasGrade, requeueGrade, selectOptionalGradeJob, startTry, updateGradeProgress, updateSubmissionGrading, type GradeJob,
} from './grades.queries.ts';
import { latestOnly } from './latest-only.ts';

export const MAX_TRIES = 3;
type Organization = Extract<Scope, { scope: 'organization' }>;

/** A grade that failed through our fault; thrown so that the queue tries again later. */
export class TryAgain extends Error {
  override name = 'TryAgain';
}

/** The first run of a submission. Running twice makes one run. */
export async function requestGrade({ database }: Deps, scope: Organization, submissionId: string, requestedBy: string): Promise<void> {
  await database.within(scope, async (db) => {
    if (await hasGrade(db, submissionId)) return;
    await enqueue(db, 'grade', { gradeId: await insertGrade(db, submissionId, requestedBy) });
  });
}

/**
 * Runs the grader on a submission and keeps its report. A failure of ours is tried again, then kept as `broken` with
 * its incident; it never becomes a score.
 */
export async function gradeSubmission(deps: Deps, scope: Organization, gradeId: string): Promise<void> {
  const { database, workspaces, claude, log, metrics } = deps;
  const started = await database.within(scope, async (db) => {
    const job = await selectOptionalGradeJob(db, gradeId);
    return job && { job, tries: await startTry(db, job) };
  });
  if (started === null) return;
  const { job, tries } = started;

  const progress = latestOnly(async (step: { step: string; share?: number }) => {
    await database.within(scope, (db) => updateGradeProgress(db, job, step));
    await tell(deps, scope, job, step);
  });
  progress.push({ step: 'Preparing' });
  const report = await runGrader({
    exercise: await workspaces.gradingMaterial(job),
    files: job.files,
    sandboxUrl: workspaces.sandboxUrl(job.workspace),
    seed: job.seed,
    claude,
    tell: progress.push,
    onIncident: ({ id, slug, seed, cause }) => log.error({ err: cause, incidentId: id, gradeId, slug, seed }, 'A grade failed through our fault'),
  });
  await progress.settle();
  metrics.grades.inc({ outcome: report.outcome });
  metrics.gradeSeconds.observe(report.durationMs / 1000);

  const incidentId = report.outcome === 'broken' ? report.reason ?? gradeId : null;
  const again = incidentId !== null && tries < MAX_TRIES;
  await database.within(scope, async (db) => {
    await lockSession(db, job.session_id);
    if (again) await requeueGrade(db, job, incidentId);
    else await finishGrade(db, job, report, incidentId);
    await updateSubmissionGrading(db, job, incidentId === null ? 'done' : 'delayed');
    if (!again) {
      await insertEvent(db, job.attempt_id, incidentId === null ? 'grading_finished' : 'grading_failed',
        incidentId === null ? 'Graded.' : 'Grading failed through our fault.', { gradeId, ...(incidentId !== null && { incidentId }) });
      await noteState(db, job.session_id);
    }
  });
  await tell(deps, scope, job, null);
  if (again) throw new TryAgain(`Grade ${gradeId} failed (incident ${incidentId}), try ${tries} of ${MAX_TRIES}.`);
}

/** Tells the candidate's page and the dashboard. */
async function tell({ database, signals }: Deps, scope: Organization, job: GradeJob, progress: { step: string; share?: number } | null): Promise<void> {
  await database.within(scope, async (db) => {
    await signals.send(db, { attempt: job.attempt_id }, 'grade');
    await signals.send(db, { organization: scope.organization }, progress === null
      ? { type: 'session_changed', sessionId: job.session_id }
      : { type: 'grade_progress', attemptId: job.attempt_id, gradeId: job.id, step: progress.step, share: progress.share ?? null });
  });
}
