import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { ExerciseError, type Problem } from '@assay/exercises/exercise-error.ts';
import { BUILT_IN, findExercise } from '@assay/exercises/find-exercises.ts';
import { readFiles, type Files } from '@assay/exercises/folder-files.ts';
import { loadExercise } from '@assay/exercises/load-exercise.ts';
import { claudeSettings } from '@assay/graders/claude/claude-settings.ts';
import type { Report } from '@assay/graders/report.ts';
import { runGrader } from '@assay/graders/run-grader.ts';
import { CommandFailed, orExplain } from './command-failed.ts';
import { withSandboxServer } from './sandbox-server.ts';

type Options = { dir: string; databaseUrl?: string; seed: string; variant?: string; json: boolean };
const SIGNS = { pass: '✓', fail: '✗', unmeasured: '–' };

/** `assay grade <slug> <submission>`: exit 0 when no check failed, 1 when one did, 2 when it could not be graded. */
export function registerGrade(program: Command): void {
  program.command('grade').description('grade a folder of submitted files and print the report')
    .argument('<slug>').argument('<submission>', 'a folder with the submitted files')
    .option('--dir <folder>', 'a folder of exercises instead of the built-in ones', BUILT_IN)
    .option('--database-url <url>', 'a Postgres server to make throw-away databases on, as superuser; embedded when left out')
    .option('--seed <n>', 'orders probes and makes keys; the same seed gives the same report', '1')
    .option('--variant <name>', 'one of the exercise’s variants; the first when left out')
    .option('--json', 'the report as JSON', false)
    .action((slug: string, submission: string, options: Options) => orExplain(() => grade(slug, submission, options)));
}

async function grade(slug: string, submission: string, { dir, databaseUrl, seed: wanted, variant, json }: Options): Promise<void> {
  const seed = Number(wanted);
  if (!Number.isSafeInteger(seed)) throw new CommandFailed(`--seed: expected a whole number, found ${wanted}.`);
  const { forGrading } = loadExercise(findExercise(slug, dir), variant);
  const files = readSubmission(submission);
  const report = await withSandboxServer(databaseUrl, (sandboxUrl) => runGrader({
    exercise: forGrading, files, sandboxUrl, seed, claude: claudeSettings(process.env),
    onIncident: ({ id, cause }) => console.error(`Incident ${id}:`, cause),
  }));
  console.log(json ? JSON.stringify(report, null, 2) : describeReport(slug, report));
  process.exitCode = report.outcome !== 'graded' ? 2 : report.checks.some(({ verdict }) => verdict === 'fail') ? 1 : 0;
}

function readSubmission(folder: string): Files {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new CommandFailed(`${resolve(folder)} is no folder. Name the folder with the submitted files.`);
  const problems: Problem[] = [];
  const { 'expect.yaml': _, ...files } = readFiles(resolve(folder), problems); // a sample's expectation is no part of it
  if (problems.length > 0) throw new ExerciseError(problems);
  return files;
}

function describeReport(slug: string, { outcome, score, reason, checks, durationMs, variant, seed }: Report): string {
  const head = `${slug}: ${outcome}${score === null ? '' : `, ${score} of 100`} (${variant === null ? '' : `variant ${variant}, `}seed ${seed}, ${(durationMs / 1000).toFixed(1)} s)`;
  return [
    head, ...(reason === undefined ? [] : [outcome === 'broken' ? `This is our fault; incident ${reason}.` : reason]),
    ...checks.map(({ id, verdict, weight, detail }) => `${SIGNS[verdict]} ${id} (${Math.round(weight * 10) / 10}): ${detail}`),
  ].join('\n');
}
