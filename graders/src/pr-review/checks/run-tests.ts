import type { Bounds } from '../explore/explore.ts';
import { WorldDatabases } from '../world/world-databases.ts';
import { TestSuite, VersionRunner, type CodeVersion, type Files, type TestName, type TestRun } from '../world/runner.ts';

/** Runs `work` with databases that are gone afterwards. */
export async function withDatabases<T>({ sandboxUrl, signal }: { sandboxUrl: string; signal?: AbortSignal | undefined }, work: (where: Where) => Promise<T>): Promise<T> {
  const databases = new WorldDatabases(sandboxUrl);
  try {
    return await work({ sandboxUrl, databases, ...(signal === undefined ? {} : { signal }) });
  } finally {
    await databases.drop();
  }
}

export type Ran = { runs: TestRun[] } | { refused: string };
export type Where = { sandboxUrl: string; databases: WorldDatabases; signal?: AbortSignal };

const PREEMPTIONS = 2;
/** All orders, as far as they come to an end in reasonable time; one failing is enough. */
export const COMPLETE: Bounds = { schedules: 1500, ms: 60_000, stopAtFailure: true, preemptions: PREEMPTIONS };
/** A look with another seed at what was searched completely before. */
export const GLANCE: Bounds = { schedules: 10, ms: 30_000, stopAtFailure: true, preemptions: PREEMPTIONS };

export function helpersOf(head: Files): Files {
  return Object.fromEntries(Object.entries(head).filter(([name]) => name.startsWith('tests/') && !/\.test\.tsx?$/.test(name)).map(([name, text]) => [name.slice('tests/'.length), text]));
}

/** Runs tests on one version, each in a fresh world. `bounded` glances count as passed when no order failed. */
export async function runOn(version: CodeVersion, suite: TestSuite, tests: readonly TestName[], seed: number, { databases, signal }: Where, bounds: Bounds = COMPLETE): Promise<Ran> {
  const opened = await VersionRunner.open(version, databases, seed);
  if ('refused' in opened) return opened;
  const runs: TestRun[] = [];
  try {
    for (const test of tests) {
      signal?.throwIfAborted();
      const run = await opened.runner.run(suite, test, bounds);
      runs.push(bounds === GLANCE && run.status === 'too-many' ? { ...run, status: 'pass' } : run);
    }
  } finally {
    await opened.runner.close();
  }
  return { runs };
}

/** Test files of ours on one version. @throws when they do not load: the exercise is at fault */
export async function runOwn(version: CodeVersion, files: Files, seed: number, where: Where): Promise<Ran> {
  const suite = new TestSuite({ ...helpersOf(version.files), ...files }, seed);
  try {
    const listed = await suite.list();
    if ('refused' in listed) throw new Error(`Tests of the exercise do not load: ${listed.refused}`);
    return await runOn(version, suite, listed.tests.filter(({ runs, file }) => runs && file in files), seed, where);
  } finally {
    await suite.close();
  }
}

export const failsByAssertion = (run: TestRun): boolean => run.status === 'fail' && run.error?.name === 'AssertionError';
export const visibleTests = (head: Files): Files => Object.fromEntries(Object.entries(head).filter(([name]) => /^tests\/.*\.test\.tsx?$/.test(name)).map(([name, text]) => [name.slice('tests/'.length), text]));
