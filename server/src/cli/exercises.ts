import type { Command } from 'commander';
import { describeProblem, ExerciseError, type Problem } from '@assay/exercises/exercise-error.ts';
import { BUILT_IN, findExercise, findExercises } from '@assay/exercises/find-exercises.ts';
import { loadExercise, type ForCandidate } from '@assay/exercises/load-exercise.ts';
import { checkExercise, type ExerciseCheck } from '@assay/graders/kill-matrix/check-exercise.ts';
import { printMatrix } from '@assay/graders/kill-matrix/print-matrix.ts';
import { CommandFailed, orExplain } from './command-failed.ts';
import { registerExerciseZip } from './exercise-zip.ts';
import { registerPropose } from './propose.ts';
import { withSandboxServer } from './sandbox-server.ts';

type ListOptions = { dir: string; json: boolean };
type CheckOptions = ListOptions & { databaseUrl?: string; repeats: string };

/** `assay exercises list` and `check`; `export` and `import`; `propose`. */
export function registerExercises(program: Command): void {
  const exercises = program.command('exercises').description('the catalogue of exercises');
  exercises.command('list').description('slug, kind, title, level and minutes of each exercise')
    .option('--dir <folder>', 'a folder of exercises instead of the built-in ones', BUILT_IN)
    .option('--json', 'a JSON array', false)
    .action((options: ListOptions) => orExplain(() => listExercises(options)));
  exercises.command('check').description('grade every sample and control of exercises, and say why one must not be published')
    .argument('[slug...]', 'all when left out')
    .option('--dir <folder>', 'a folder of exercises, or one exercise, instead of the built-in ones', BUILT_IN)
    .option('--database-url <url>', 'a Postgres server to make throw-away databases on, as superuser; embedded when left out')
    .option('--repeats <n>', 'seeds each submission is graded with; more of them find what wavers', '2')
    .option('--json', 'one JSON object per exercise in an array', false)
    .action((slugs: string[], options: CheckOptions) => orExplain(() => checkExercises(slugs, options)));
  registerExerciseZip(exercises);
  registerPropose(exercises);
}

async function listExercises({ dir, json }: ListOptions): Promise<void> {
  const problems: Problem[] = [];
  const found: ForCandidate[] = [];
  for (const folder of findExercises(dir)) {
    try {
      found.push(loadExercise(folder).forCandidate);
    } catch (error) {
      if (!(error instanceof ExerciseError)) throw error;
      problems.push(...error.problems);
    }
  }
  const entries = found.map(({ slug, kind, title, level, timeboxMinutes: minutes }) => ({ slug, kind, title, level, minutes }));
  if (json) console.log(JSON.stringify(entries, null, 2));
  else if (entries.length === 0) console.log(`No exercises in ${dir}.`);
  else console.log(columns(entries.map(({ slug, kind, title, level, minutes }) => [slug, kind, level, `${minutes} min`, title])));
  if (problems.length > 0) throw new ExerciseError(problems);
}

async function checkExercises(slugs: string[], { dir, databaseUrl, repeats: wanted, json }: CheckOptions): Promise<void> {
  const repeats = Number(wanted);
  if (!Number.isInteger(repeats) || repeats < 1 || repeats > 50) throw new CommandFailed(`--repeats: expected a number from 1 to 50, found ${wanted}.`);
  const folders = slugs.length === 0 ? findExercises(dir) : slugs.map((slug) => findExercise(slug, dir));
  if (folders.length === 0) throw new CommandFailed(`There are no exercises in ${dir}.`);
  await withSandboxServer(databaseUrl, async (sandboxUrl) => {
    const results: (ExerciseCheck & { folder: string })[] = [];
    for (const folder of folders) {
      const result = await checkExercise(folder, { sandboxUrl, repeats, ...(process.stderr.isTTY ? { tell: showStep } : {}) });
      if (process.stderr.isTTY) showStep('');
      results.push({ folder, ...result });
      if (!json) console.log(describeResult(folder, result));
    }
    if (json) console.log(JSON.stringify(results, null, 2));
    if (results.some(({ problems }) => problems.length > 0)) process.exitCode = 1;
  });
}

function describeResult(folder: string, { matrix, problems, durationMs }: ExerciseCheck): string {
  const verdict = problems.length === 0 ? `✓ ready to publish` : `✗ not ready: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
  return [
    matrix === null ? folder : printMatrix(matrix), `${verdict} (${(durationMs / 1000).toFixed(1)} s)`,
    ...problems.map((problem) => `  - ${describeProblem(problem)}`), '',
  ].join('\n');
}

function showStep(step: string): void {
  process.stderr.write(`\r\x1b[K${step}`);
}

function columns(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n');
}
