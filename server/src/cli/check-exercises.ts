import { describeProblem, ExerciseError } from '@assay/exercises/exercise-error.ts';
import { loadExercise } from '@assay/exercises/load-exercise.ts';
import { checkExercise, type ExerciseCheck } from '@assay/graders/kill-matrix/check-exercise.ts';
import type { KeptGrades } from '@assay/graders/kill-matrix/kept-grades.ts';
import { printMatrix } from '@assay/graders/kill-matrix/print-matrix.ts';
import { nextChange } from './next-change.ts';
import { progressLine } from './progress-line.ts';

type Settings = { sandboxUrl: string; repeats: number; keptGrades: KeptGrades | null };
export type FolderCheck = ExerciseCheck & { folder: string };

/** Checks one folder; on a terminal, one line says how far it is. */
export async function checkFolder(folder: string, settings: Settings, signal?: AbortSignal): Promise<FolderCheck> {
  const started = performance.now();
  const tell = process.stderr.isTTY ? { tell: (progress: Parameters<typeof progressLine>[0]) => { showStep(progressLine(progress, performance.now() - started)); } } : {};
  try {
    return { folder, ...await checkExercise(folder, { ...settings, ...tell, ...(signal === undefined ? {} : { signal }) }) };
  } finally {
    if (process.stderr.isTTY) showStep('');
  }
}

/**
 * Checks a folder, and again whenever it or its fixture changes: a check that is running then is given up. Ends when
 * `stop` does, with the last matrix once more, since what was said in between has scrolled it away.
 */
export async function watchFolder(folder: string, settings: Settings, say: (text: string) => void, stop: AbortSignal): Promise<void> {
  let last: string | null = null;
  while (!stop.aborted) {
    const round = new AbortController();
    const over = new AbortController();
    const changed = nextChange([folder, ...fixtureOf(folder)], AbortSignal.any([stop, over.signal])).finally(() => { round.abort(); });
    try {
      last = describeCheck(await checkFolder(folder, settings, round.signal));
      say(last);
      say('Waiting for a change. Ctrl-C ends.');
    } catch (error) {
      if (!round.signal.aborted) {
        over.abort();
        throw error;
      }
    }
    const path = await changed;
    if (path !== null) say(`${path} changed: checking again.`);
  }
  if (last !== null) say(last);
}

/** The matrix, the verdict, and every problem with its place. */
export function describeCheck({ folder, matrix, problems, kept, durationMs }: FolderCheck): string {
  const verdict = problems.length === 0 ? `✓ ready to publish` : `✗ not ready: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
  return [
    matrix === null ? folder : printMatrix(matrix), `${verdict} (${(durationMs / 1000).toFixed(1)} s${kept === 0 ? '' : `; ${kept} grades kept from before, --fresh asks again`})`,
    ...problems.map((problem) => `  - ${describeProblem(problem)}`), '',
  ].join('\n');
}

/** Of an exercise that cannot be loaded, nothing: what its author repairs next is in its own folder. */
function fixtureOf(folder: string): string[] {
  try {
    const { fixtureDirectory } = loadExercise(folder).forGrading;
    return fixtureDirectory === null || fixtureDirectory.startsWith(folder) ? [] : [fixtureDirectory];
  } catch (error) {
    if (error instanceof ExerciseError) return [];
    throw error;
  }
}

function showStep(step: string): void {
  process.stderr.write(`\r\x1b[K${step}`);
}
