import { join } from 'node:path';
import type { Command } from 'commander';
import { ExerciseError, type Problem } from '@assay/exercises/exercise-error.ts';
import { BUILT_IN, findExercise, findExercises } from '@assay/exercises/find-exercises.ts';
import { loadExercise, type ForCandidate } from '@assay/exercises/load-exercise.ts';
import { KeptGrades } from '@assay/graders/kill-matrix/kept-grades.ts';
import { newExercise } from '@assay/exercises/new-exercise.ts';
import { readConfig } from '../config/config.ts';
import { checkFolder, describeCheck, watchFolder, type FolderCheck } from './check-exercises.ts';
import { CommandFailed, orExplain } from './command-failed.ts';
import { registerExerciseZip } from './exercise-zip.ts';
import { registerPropose } from './propose.ts';
import { withSandboxServer } from './sandbox-server.ts';

type ListOptions = { dir: string; json: boolean };
type CheckOptions = ListOptions & { databaseUrl?: string; repeats: string; watch: boolean; fresh: boolean };
type NewOptions = { dir: string; fixture?: string };

/** `assay exercises list`, `new` and `check`; `export` and `import`; `propose`. */
export function registerExercises(program: Command): void {
  const exercises = program.command('exercises').description('the catalogue of exercises');
  exercises.command('list').description('slug, kind, title, level and minutes of each exercise')
    .option('--dir <folder>', 'a folder of exercises instead of the built-in ones', BUILT_IN)
    .option('--json', 'a JSON array', false)
    .action((options: ListOptions) => orExplain(() => listExercises(options)));
  exercises.command('new').description('make an exercise that passes its check, to be changed step by step')
    .argument('<kind>', 'rls-review, context-assembly or pr-review').argument('<slug>', 'its name for ever, e.g. ward-notes')
    .option('--dir <folder>', 'a folder of exercises instead of the built-in ones', BUILT_IN)
    .option('--fixture <name>', 'a world of fixtures/, or a path from the new folder, where the kind plays in any')
    .action((kind: string, slug: string, options: NewOptions) => orExplain(() => makeExercise(kind, slug, options)));
  exercises.command('check').description('grade every sample and control of exercises, and say why one must not be published')
    .argument('[slug...]', 'all when left out')
    .option('--dir <folder>', 'a folder of exercises, or one exercise, instead of the built-in ones', BUILT_IN)
    .option('--database-url <url>', 'a Postgres server to make throw-away databases on, as superuser; embedded when left out')
    .option('--repeats <n>', 'seeds each submission is graded with; more of them find what wavers', '2')
    .option('--watch', 'check one exercise again whenever it or its fixture changes', false)
    .option('--fresh', 'grade everything again, also what has not changed since it was last graded', false)
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

async function makeExercise(kind: string, slug: string, { dir: directory, fixture }: NewOptions): Promise<void> {
  const folder = newExercise({ kind, slug, directory, ...(fixture === undefined ? {} : { fixture }) });
  console.log(`${folder} is ready to be changed. Check it after every step:\n  npx assay exercises check ${slug}${directory === BUILT_IN ? '' : ` --dir ${directory}`} --watch`);
}

async function checkExercises(slugs: string[], { dir, databaseUrl, repeats: wanted, watch, fresh, json }: CheckOptions): Promise<void> {
  const repeats = Number(wanted);
  if (!Number.isInteger(repeats) || repeats < 1 || repeats > 50) throw new CommandFailed(`--repeats: expected a number from 1 to 50, found ${wanted}.`);
  const folders = slugs.length === 0 ? findExercises(dir) : slugs.map((slug) => findExercise(slug, dir));
  if (folders.length === 0) throw new CommandFailed(`There are no exercises in ${dir}.`);
  const keptGrades = fresh ? null : new KeptGrades(join(readConfig(process.env).dataDirectory, 'kept-grades'));
  const settings = (sandboxUrl: string) => ({ sandboxUrl, repeats, keptGrades });
  if (watch) return watchOne(folders, databaseUrl, settings);
  await withSandboxServer(databaseUrl, async (sandboxUrl) => {
    const results: FolderCheck[] = [];
    for (const folder of folders) {
      const result = await checkFolder(folder, settings(sandboxUrl));
      results.push(result);
      if (!json) console.log(describeCheck(result));
    }
    if (json) console.log(JSON.stringify(results, null, 2));
    if (results.some(({ problems }) => problems.length > 0)) process.exitCode = 1;
  });
}

async function watchOne([folder, ...others]: string[], databaseUrl: string | undefined, settings: (sandboxUrl: string) => Parameters<typeof watchFolder>[1]): Promise<void> {
  if (folder === undefined || others.length > 0) throw new CommandFailed('--watch: name the one exercise that you are writing.');
  const stop = new AbortController();
  const end = () => { stop.abort(); };
  process.once('SIGINT', end).once('SIGTERM', end);
  try {
    await withSandboxServer(databaseUrl, (sandboxUrl) => watchFolder(folder, settings(sandboxUrl), console.log, stop.signal), { endsOnSignal: true });
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
  }
}

function columns(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n');
}
