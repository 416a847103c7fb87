import { randomUUID } from 'node:crypto';
import { checkExercise, type ExerciseCheck } from '@assay/graders/kill-matrix/check-exercise.ts';
import { labelOf, type Matrix } from '@assay/graders/kill-matrix/matrix.ts';
import type { MatrixView } from '../contract/exercise-drafts.ts';
import type { Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { latestOnly } from '../grading/latest-only.ts';
import { withDraftFolder } from './draft-folder.ts';
import { selectDraftFiles } from './drafts.queries.ts';
import { examineFolder } from './examine-folder.ts';
import { finishCheck, noteContent, startCheck, updateProgress } from './exercise-checks.queries.ts';
import { tellProblems } from './tell-problems.ts';
import { trustedSql } from './trusted-sql.ts';

/** Each sample is graded so often, each time with another seed. */
const REPEATS = 2;

type Organization = Extract<Scope, { scope: 'organization' }>;

/** Judges a draft as it is now by the rules of the kill matrix, and keeps what was found with the hash of the content. */
export async function runExerciseCheck(deps: Deps, scope: Organization, checkId: string): Promise<void> {
  const { database, signals, log } = deps;
  const job = await database.within(scope, async (db) => {
    const started = await startCheck(db, checkId);
    return started && { ...started, files: await selectDraftFiles(db, started.draft_id) };
  });
  if (job === null) return;
  const topic = { draft: job.draft_id };
  const cancelled = new AbortController();
  const progress = latestOnly((step: { step: string; share: number | null }) => database.within(scope, async (db) => {
    if (!await updateProgress(db, checkId, step)) cancelled.abort();
    await signals.send(db, topic, { type: 'check_progress', checkId, ...step });
  }));
  progress.push({ step: 'Reading the draft', share: null });
  try {
    const trusted = await trustedSql(deps, scope, job.draft_id);
    await withDraftFolder(job, async (folder) => {
      const { exercise, problems } = await examineFolder(folder, trusted);
      if (exercise !== null) await database.within(scope, (db) => noteContent(db, checkId, exercise.forGrading.hash));
      const check: Omit<ExerciseCheck, 'durationMs'> = exercise === null ? { problems, matrix: null, kept: 0 } : await checkExercise(folder, {
        sandboxUrl: deps.workspaces.sandboxUrl(null), repeats: REPEATS, keptGrades: deps.keptGrades, signal: cancelled.signal,
        tell: ({ step, done, of }) => progress.push({ step, share: of === 0 ? 0 : done / of }),
      });
      await progress.settle();
      await database.within(scope, (db) => finishCheck(db, checkId, {
        state: check.problems.length === 0 ? 'ready' : 'refused', problems: tellProblems(check.problems, folder),
        matrix: check.matrix === null ? null : viewMatrix(check.matrix), incidentId: null,
      }));
    });
  } catch (cause) {
    await progress.settle().catch(() => {});
    if (cancelled.signal.aborted) return;
    const incidentId = randomUUID();
    log.error({ err: cause, incidentId, checkId }, 'A check of a draft failed through our fault');
    await database.within(scope, (db) => finishCheck(db, checkId, { state: 'broken', problems: [], matrix: null, incidentId }));
  }
  await database.within(scope, (db) => signals.send(db, topic, { type: 'check_changed' }));
}

function viewMatrix({ kind, checks, judgedByPerson, rows }: Matrix): MatrixView {
  return {
    kind, checks, judgedByPerson,
    rows: rows.map(({ name, variant, expected, mustFail, runs }) => ({
      name: labelOf({ name, variant }), expected, mustFail: mustFail.map(({ id }) => id),
      runs: runs.map(({ seed, report: { outcome, score, reason, checks: found } }) => ({ seed, outcome, score, reason: outcome === 'ungradable' ? reason ?? null : null, checks: found })),
    })),
  };
}
