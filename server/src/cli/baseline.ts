import { join } from 'node:path';
import type { Command } from 'commander';
import { BUILT_IN, findExercise } from '@assay/exercises/find-exercises.ts';
import { loadExercise } from '@assay/exercises/load-exercise.ts';
import { describeBaseline } from '@assay/graders/baseline/describe-baseline.ts';
import { BASELINES, keepBaseline } from '@assay/graders/baseline/kept-baselines.ts';
import { measureBaseline } from '@assay/graders/baseline/measure-baseline.ts';
import { describeRun } from '@assay/graders/claude/ask-claude.ts';
import { logRun } from '@assay/graders/claude/run-log.ts';
import { orExplain } from './command-failed.ts';
import { requireClaude } from './require-claude.ts';
import { withSandboxServer } from './sandbox-server.ts';

type Options = { dir: string; databaseUrl?: string; json: boolean };

/** `assay baseline <slug>`: asks a stock model once, and keeps what it reached. */
export function registerBaseline(program: Command): void {
  program.command('baseline').description('what a stock model scores on an exercise that it is asked to solve plainly; needs a key')
    .argument('<slug>')
    .option('--dir <folder>', 'a folder of exercises instead of the built-in ones', BUILT_IN)
    .option('--database-url <url>', 'a Postgres server to make throw-away databases on, as superuser; embedded when left out')
    .option('--json', 'the baseline with its transcript as JSON', false)
    .action((slug: string, options: Options) => orExplain(() => baseline(slug, options)));
}

async function baseline(slug: string, { dir, databaseUrl, json }: Options): Promise<void> {
  const exercise = loadExercise(findExercise(slug, dir));
  const { claude: settings, dataDirectory } = requireClaude(process.env);
  const measured = await withSandboxServer(databaseUrl, (sandboxUrl) => measureBaseline(exercise, {
    settings, sandboxUrl,
    told: (run) => { logRun(dataDirectory, { what: 'baseline', slug, ...run }); },
    ...(process.stderr.isTTY ? { tell: (step: string) => process.stderr.write(`${step} …\n`) } : {}),
    onIncident: ({ id, cause }) => console.error(`Incident ${id}:`, cause),
  }));
  const file = keepBaseline(join(dataDirectory, BASELINES), measured);
  console.log(json ? JSON.stringify(measured, null, 2) : `${describeBaseline(measured)}\n${describeRun(measured.run)}\nKept in ${file}; a server that starts on this data directory shows it beside this version.`);
}
