import type { Bounds } from '../explore/explore.ts';
import type { CodeVersion, Files } from '../world/code-version.ts';
import { momentOf } from '../world/moment.ts';
import { TestSuite, type TestName } from '../world/test-suite.ts';
import { VersionRunner, type TestRun } from '../world/version-runner.ts';
import { WorldDatabases } from '../world/world-databases.ts';

/** Runs `work` with databases that are gone afterwards. */
export async function withDatabases<T>({ sandboxUrl, signal }: { sandboxUrl: string; signal?: AbortSignal | undefined }, work: (where: Where) => Promise<T>): Promise<T> {
  const databases = new WorldDatabases(sandboxUrl);
  try {
    return await work({ databases, ...(signal === undefined ? {} : { signal }) });
  } finally {
    await databases.drop();
  }
}

export type Ran = { runs: TestRun[] } | { refused: string };
export type Where = { databases: WorldDatabases; signal?: AbortSignal };
export type TellTest = (name: string, share: number) => void;

const PREEMPTIONS = 2;
/** All orders, as far as they come to an end in reasonable time; one failing is enough. */
export const COMPLETE: Bounds = { schedules: 1500, ms: 60_000, stopAtFailure: true, preemptions: PREEMPTIONS };
/** A look at another moment at what was searched completely before. */
export const GLANCE: Bounds = { schedules: 10, ms: 30_000, stopAtFailure: true, preemptions: PREEMPTIONS };

/** What tests share: everything below tests/ that is no test itself, by the names that tests import. */
export function helpersOf(head: Files): Files {
  return inTests(head, (name) => !isTest(name));
}

/** The tests that the pull request shows, by the names that they have beside one another. */
export function visibleTests(head: Files): Files {
  return inTests(head, isTest);
}

/** Tests of ours on one version. @throws when they do not load: the exercise is at fault */
export async function runOwn(version: CodeVersion, files: Files, seed: number, where: Where, tell: TellTest = () => {}): Promise<Ran> {
  const suite = new TestSuite({ ...helpersOf(version.files), ...files });
  try {
    const listed = await suite.list();
    if ('refused' in listed) throw new Error(`Tests of the exercise do not load: ${listed.refused}`);
    return await runAll(version, suite, listed.tests.filter(({ runs, file }) => runs && file in files), seed, where, tell);
  } finally {
    await suite.close();
  }
}

/** Each of these tests on one version, in all orders. */
export async function runAll(version: CodeVersion, suite: TestSuite, tests: readonly TestName[], seed: number, { databases, signal }: Where, tell: TellTest = () => {}): Promise<Ran> {
  const opened = await VersionRunner.open(version, databases);
  if ('refused' in opened) return opened;
  const runs: TestRun[] = [];
  try {
    for (const [index, test] of tests.entries()) {
      signal?.throwIfAborted();
      tell(test.name, index / tests.length);
      runs.push(await opened.runner.run(suite, test, COMPLETE, momentOf(seed)));
    }
  } finally {
    await opened.runner.close();
  }
  return { runs };
}

export const failsByAssertion = (run: TestRun): boolean => run.status === 'fail' && run.error?.name === 'AssertionError';
/** Says nothing about the code: the search did not come to an end, or could not be repeated. */
export const isUnclear = ({ status }: TestRun): boolean => status === 'too-many' || status === 'not-deterministic';

const isTest = (name: string): boolean => /\.test\.tsx?$/.test(name);

function inTests(head: Files, wanted: (name: string) => boolean): Files {
  return Object.fromEntries(Object.entries(head).filter(([name]) => name.startsWith('tests/') && wanted(name)).map(([name, text]) => [name.slice('tests/'.length), text]));
}
