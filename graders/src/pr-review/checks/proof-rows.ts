import { randomInt } from 'node:crypto';
import type { CodeVersion } from '../world/code-version.ts';
import { momentOf } from '../world/moment.ts';
import type { TestName, TestSuite } from '../world/test-suite.ts';
import { VersionRunner, type TestRun } from '../world/version-runner.ts';
import { COMPLETE, failsByAssertion, GLANCE, type Where } from './run-tests.ts';

/** What a test must do on a version: pass on right code, fail on the pull request; a variant asks whether it does. */
export type Role = 'right' | 'pull-request' | 'variant';
export type Version = { name: string; role: Role; code: CodeVersion };
export type Cell = { version: string; role: Role; repeat: number; /** Only some orders, of what was searched before. */ glance: boolean; run: TestRun };
/** One test of the candidate with all its runs. `invalid` says why it proves nothing; `wavers`, that its runs could not be repeated. */
export type Row = { test: TestName; cells: Cell[]; invalid: string | null; wavers: boolean };
type Job = { version: Version; repeat: number };

/**
 * Runs the rows' tests on all versions as often as `repeats` says, each time at another moment. A test that counts its
 * runs, or looks at the clock of the database, must not know what comes next: the sequence is drawn anew each time.
 */
export async function runRows(rows: readonly Row[], versions: readonly Version[], repeats: (role: Role) => number[], suite: TestSuite, seed: number, { databases, signal }: Where, tell: (share: number) => void): Promise<void> {
  const runners = new Map<string, VersionRunner>();
  try {
    const jobs = shuffled(versions.flatMap((version) => repeats(version.role).map((repeat): Job => ({ version, repeat }))));
    for (const [index, { version, repeat }] of jobs.entries()) {
      signal?.throwIfAborted();
      tell(index / jobs.length);
      const open = rows.filter(({ invalid, wavers }) => invalid === null && !wavers);
      if (open.length === 0) return;
      const runner = runners.get(version.name) ?? await opened(version, databases);
      runners.set(version.name, runner);
      for (const row of open) {
        // Right code is searched completely once; elsewhere a failure is met early.
        const glance = version.role === 'right' && row.cells.some((cell) => cell.version === version.name);
        const run = await runner.run(suite, row.test, glance ? GLANCE : COMPLETE, momentOf(seed, repeat));
        take(row, { version: version.name, role: version.role, repeat, glance, run });
      }
    }
  } finally {
    for (const runner of runners.values()) await runner.close();
  }
}

async function opened({ name, code }: Version, databases: Where['databases']): Promise<VersionRunner> {
  const found = await VersionRunner.open(code, databases);
  // All versions were proved to load when the exercise was published.
  if ('refused' in found) throw new Error(`The version ${name} does not load: ${found.refused}`);
  return found.runner;
}

function take(row: Row, cell: Cell): void {
  row.cells.push(cell);
  const { run, role } = cell;
  if (run.status === 'not-deterministic') row.wavers = true;
  else if (role === 'right') row.invalid = whyInvalid(run, cell.repeat);
  else if (role === 'pull-request' && row.cells.some((other) => other.role === role && failsByAssertion(other.run) !== failsByAssertion(run))) {
    row.invalid = `it fails on the pull request at some moments only: ${run.error?.message ?? run.status}`;
  }
}

function whyInvalid(run: TestRun, repeat: number): string | null {
  // No order failed within the bounds: nothing speaks against it.
  if (run.status === 'too-many') return null;
  if (run.status === 'pass') return run.assertions === 0 ? 'it asserts nothing' : null;
  return `on right code it ${run.status === 'fail' ? 'fails' : `ends as ${run.status}`}${repeat > 0 ? ', with another seed or clock' : ''}: ${run.error?.message ?? ''}`;
}

function shuffled<T>(items: T[]): T[] {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [items[last], items[other]] = [items[other]!, items[last]!];
  }
  return items;
}
