import { insertAudit } from '../audit/audit.queries.ts';
import type { RegradeBody } from '../contract/regrades.ts';
import type { Db } from '../db/database.ts';
import { AppError, notFound } from '../errors.ts';
import { enqueue } from '../queue/enqueue.ts';
import { selectChosenSessions, selectSubmissions, selectVersions, type ExerciseVersion } from './choice.queries.ts';
import { insertRegrade, insertRegradeRun } from './regrades.queries.ts';
import { unfitReason } from './unfit-reason.ts';

/** Asks for a dry run of each chosen task that was handed in; returns the regrade's id. */
export async function startRegrade(db: Db, { sessions: sessionIds, tasks, reason }: RegradeBody, account: string): Promise<string> {
  if ((await selectChosenSessions(db, sessionIds)).length < sessionIds.length) throw notFound('session');
  const slugs = tasks.map(({ slug }) => slug);
  const versions = await selectVersions(db, slugs);
  checkVersions(tasks, versions);
  const submissions = await selectSubmissions(db, sessionIds, slugs);
  if (submissions.length === 0) throw new AppError('nothing_to_regrade', 'None of these candidates handed in any of these tasks.');
  // Who handed in none of these tasks is not in it: he would count as unchanged.
  const regraded = [...new Set(submissions.map(({ session_id: id }) => id))];
  const regradeId = await insertRegrade(db, { reason, startedBy: account, sessionIds: regraded });
  for (const submission of submissions) {
    const worked = versions.find(({ id }) => id === submission.exercise_id);
    const { version = null } = tasks.find(({ slug }) => slug === submission.slug) ?? {};
    const wanted = version === null ? worked : versions.find((known) => known.slug === submission.slug && known.version === version);
    if (worked === undefined || wanted === undefined) throw new Error(`An exercise of submission ${submission.id} is not in the catalogue.`);
    const unfit = unfitReason(submission, worked, wanted);
    const runId = await insertRegradeRun(db, { regradeId, submissionId: submission.id, exerciseId: wanted.id, unfit });
    if (unfit === null) await enqueue(db, 'regrade_run', { runId }, { background: 'regrade' });
  }
  await insertAudit(db, { actor: `member:${account}`, action: 'regrade_started', subject: `regrade:${regradeId}`, detail: { reason, tasks, sessions: regraded.length, runs: submissions.length } });
  return regradeId;
}

function checkVersions(tasks: RegradeBody['tasks'], versions: readonly ExerciseVersion[]): void {
  const fields = tasks.flatMap(({ slug, version }, index) => {
    const known = versions.filter((one) => one.slug === slug).map((one) => one.version);
    if (known.length === 0) return [{ pointer: `/tasks/${index}/slug`, detail: 'The catalogue has no such exercise.' }];
    return version === null || known.includes(version) ? [] : [{ pointer: `/tasks/${index}/version`, detail: `There is no such version. There are ${known.toSorted((a, b) => a - b).join(', ')}.` }];
  });
  if (fields.length > 0) throw new AppError('invalid_request', 'Correct the listed fields.', { fields });
}
