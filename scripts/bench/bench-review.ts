import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findExercise } from '../../exercises/src/find-exercises.ts';
import { loadExercise } from '../../exercises/src/load-exercise.ts';
import { helpersOf, runOwn, visibleTests, withDatabases } from '../../graders/src/pr-review/checks/run-tests.ts';
import { explore } from '../../graders/src/pr-review/explore/explore.ts';
import { readPullRequest } from '../../graders/src/pr-review/material/read-material.ts';
import { restGraders } from '../../graders/src/registry.ts';
import { runGrader } from '../../graders/src/run-grader.ts';
import { startSandbox } from '../../graders/src/sandbox/sandbox.ts';
import { PLAYED_REVIEW } from '../play/played-task.ts';
import { sampleFiles } from '../play/sample-files.ts';
import { benchFastCheck } from './race-by-chance.ts';
import { RARE, runRare } from './rare-race.ts';

const JEST = resolve(import.meta.dirname, '../../node_modules/jest/bin/jest.js');
/** Until the next child waits. */
const CHILD_READY_MS = 2000;
const PURE = "const sum = (...all) => all.reduce((a, b) => a + b, 0);\nfor (const [a, b] of [[1, 2], [2, 2], [0, 0]]) test(`${a} + ${b}`, () => { expect(sum(a, b)).toBe(a + b); });\n";

export type ReviewCost = {
  grade: number; orders: number;
  visible: number; visibleTests: number; jestCold: number; pureHere: number;
  memoryPerSecond: number; postgresPerSecond: number;
  rare: { orders: number; found: number; seeds: number; byChance: number };
};

/** What a review costs: a grade, tests here and by jest from a cold start, and how surely a rare race is found. */
export async function benchReview(sandboxUrl: string): Promise<ReviewCost> {
  const { forGrading } = loadExercise(findExercise(PLAYED_REVIEW.slug));
  const files = sampleFiles(PLAYED_REVIEW.slug, 'pass', PLAYED_REVIEW.right);
  const { ms: grade, result: report } = await timed(() => runGrader({ exercise: forGrading, files, sandboxUrl, seed: 1 }));
  const orders = report.metrics['orders_run'] ?? 0;
  const { head, version } = readPullRequest(forGrading.directory, forGrading.fixtureDirectory ?? '');
  const code = { ...version, files: head };
  await withDatabases({ sandboxUrl }, (where) => runOwn(code, visibleTests(head), 1, where)); // databases and processes
  const { ms: visible, result: ran } = await timed(() => withDatabases({ sandboxUrl }, (where) => runOwn(code, visibleTests(head), 1, where)));
  const visibleCount = 'runs' in ran ? ran.runs.length : 0;
  const onPostgres = await withDatabases({ sandboxUrl }, async (where) => {
    const tests = { ...helpersOf(head), 'proof.test.ts': files['tests/proof.test.ts'] ?? '' };
    const { ms, result } = await timed(() => runOwn(withFix(code, files), tests, 1, where));
    return 'runs' in result ? result.runs.reduce((sum, { schedules }) => sum + schedules, 0) / (ms / 1000) : 0;
  });
  const { ms: memory, result: rare } = await timed(() => explore((choose) => runRare(choose), { schedules: 10_000, ms: 60_000, stopAtFailure: false, preemptions: RARE.switches }));
  await restGraders();
  return {
    grade, orders, visible, visibleTests: visibleCount, jestCold: jestCold(), pureHere: await pureHere(),
    memoryPerSecond: rare.schedules / (memory / 1000), postgresPerSecond: onPostgres,
    rare: { orders: rare.schedules, found: rare.failing, ...await benchFastCheck() },
  };
}

/** The pull request with the fix of the sample. */
function withFix<Code extends { files: Record<string, string> }>(code: Code, files: Record<string, string>): Code {
  const patch = Object.entries(files).filter(([path]) => path.startsWith('patch/')).map(([path, text]) => [path.slice('patch/'.length), text]);
  return { ...code, files: { ...code.files, ...Object.fromEntries(patch) } };
}

/** Milliseconds of jest from nothing to the end of one file of three tests that import nothing. */
function jestCold(): number {
  const folder = mkdtempSync(join(tmpdir(), 'assay-jest-'));
  try {
    writeFileSync(join(folder, 'sum.test.js'), PURE);
    writeFileSync(join(folder, 'package.json'), '{"jest":{"transform":{}}}');
    const started = performance.now();
    const { status } = spawnSync(process.execPath, [JEST, '--rootDir', folder, '--no-cache'], { cwd: folder });
    if (status !== 0) throw new Error('jest failed on the file of the bench.');
    return performance.now() - started;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same file in the sandbox, from an opened job to its end, a child waiting; median of five. */
async function pureHere(): Promise<number> {
  const sandbox = await startSandbox();
  try {
    const run = async () => {
      const session = await sandbox.open({ files: { 'sum.test.js': PURE }, tests: true, seed: 1, epochMs: 0 });
      const events = await session.runTests('sum.test.js');
      if (events.length !== 3 || events.some(({ status }) => status !== 'pass')) throw new Error('The file of the bench failed here.');
      await session.close();
    };
    const times: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      times.push((await timed(run)).ms);
      await new Promise((waiting) => setTimeout(waiting, CHILD_READY_MS));
    }
    return times.slice(1).sort((a, b) => a - b)[2] ?? 0;
  } finally {
    await sandbox.close();
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const started = performance.now();
  const result = await work();
  return { result, ms: performance.now() - started };
}
