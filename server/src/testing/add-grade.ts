import type { Check, Report } from '@assay/graders/report.ts';
import { scoreOf } from '@assay/graders/report.ts';
import type { Scope } from '../db/database.ts';
import { finishGrade, selectOptionalGradeJob } from '../grading/grades.queries.ts';
import { insertGrade } from '../submissions/submissions.queries.ts';
import { attemptOf, type TestApp } from './open-test-app.ts';
import type { TestBrowser } from './test-browser.ts';

/** A check of a made report; `audience` and `detail` are what no test asks about. */
export function madeCheck(id: string, verdict: Check['verdict'], more: Partial<Check> = {}): Check {
  return { id: `rls-review/${id}`, title: `Check ${id}`, verdict, weight: 1, detail: 'As made.', audience: 'reviewer', ...more };
}

export function madeReport(checks: Check[], graderVersion = 'made'): Report {
  return { outcome: 'graded', score: scoreOf(checks), checks, questions: [], metrics: {}, graderVersion, exerciseHash: 'made', variant: null, seed: 1, durationMs: 1 };
}

/** Hands in the candidate's only attempt and ends its grading with these checks; the grader itself does not run. Returns the attempt. */
export async function handInGraded(app: TestApp, candidate: TestBrowser, organization: string, checks: Check[], files: Record<string, string> = {}): Promise<string> {
  const attempt = await attemptOf(candidate);
  await candidate.post(`/api/attempts/${attempt}/start`);
  const { status } = await candidate.post(`/api/attempts/${attempt}/submissions`, { files }, { 'Idempotency-Key': 'made for a test' });
  if (status !== 202) throw new Error(`The attempt could not be handed in: ${status}.`);
  await addGrade(app, attempt, organization, checks);
  return attempt;
}

/** One more finished grader run of what was handed in. */
export async function addGrade(app: TestApp, attempt: string, organization: string, checks: Check[]): Promise<void> {
  const scope: Scope = { scope: 'organization', organization };
  const { rows: [submission] } = await app.query('SELECT id FROM assay.submissions WHERE attempt_id = $1', [attempt]);
  await app.deps.database.within(scope, async (db) => {
    const job = await selectOptionalGradeJob(db, await insertGrade(db, submission.id, 'test'));
    if (job === null) throw new Error('The run that was just added is not there.');
    await finishGrade(db, job, madeReport(checks), null);
  });
}
