import { CannotStripError } from '../../sandbox/strip-types.ts';
import type { Moment, RunError, SandboxSession, TestEvent } from '../../sandbox/sandbox-types.ts';
import { explore, NotDeterministicError, type Bounds, type Explored } from '../explore/explore.ts';
import { openCode } from './code-session.ts';
import type { CodeVersion, Processes, Refused } from './code-version.ts';
import { Constants } from './constants.ts';
import { REPLACED_AFTER_MS } from './session-limits.ts';
import type { TestName, TestSuite } from './test-suite.ts';
import { World, type RunResult } from './world.ts';
import type { WorldDatabase } from './world-database.ts';
import type { WorldDatabases } from './world-databases.ts';

/** What came of one test on one version of the code, over all its schedules. */
export type TestRun = {
  file: string; name: string;
  status: TestEvent['status'] | 'not-deterministic' | 'too-many';
  error: RunError | null;
  assertions: number;
  interleaved: boolean; schedules: number; failing: number; complete: boolean;
  failure: RunResult | null;
};
type Searched = Explored<RunResult> & { last: RunResult };

/** Searches that end in another way with the same choices, before nothing is said of the test. */
const MOST_TRIES = 3;

/** One version of the code, ready to be tested. */
export class VersionRunner {
  readonly #version: CodeVersion;
  readonly #database: WorldDatabase | null;
  /** What was learned of a test stays true of it. */
  readonly #constants = new Map<string, Constants>();
  #session: SandboxSession;
  #usedSince = performance.now();

  private constructor(version: CodeVersion, session: SandboxSession, database: WorldDatabase | null) {
    this.#version = version;
    this.#session = session;
    this.#database = database;
  }

  /** @param databases whose databases this version may change as it likes */
  static async open(version: CodeVersion, databases: WorldDatabases): Promise<{ runner: VersionRunner } | Refused> {
    try {
      const { session, refused } = await openCode(version);
      if (refused === null) return { runner: new VersionRunner(version, session, await databases.of(version.files).catch((error: unknown) => session.close().then(() => { throw error; }))) };
      await session.close();
      return { refused };
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      if (error instanceof CannotStripError) return { refused: message };
      if (/^[0-9A-Z]{5}$/.test(code ?? '')) return { refused: `db/: ${message}` };
      throw error;
    }
  }

  /** Runs one test, in every schedule where it interleaves. */
  async run(suite: TestSuite, test: TestName, bounds: Bounds, moment: Moment): Promise<TestRun> {
    const shared = await this.#search(suite, test, 'one', bounds, moment);
    if (shared === null || shared.last.failed || shared.last.interleaved?.wants !== 'both') return runOf(test, shared);
    const apart = await this.#search(suite, test, 'each', bounds, moment);
    return runOf(test, apart === null ? null : together(shared, apart));
  }

  async close(): Promise<void> {
    await this.#session.close();
  }

  /** Null when it wavers. */
  async #search(suite: TestSuite, test: TestName, processes: Processes, bounds: Bounds, moment: Moment): Promise<Searched | null> {
    const constants = this.#constantsOf(test);
    for (let tries = 0; tries < MOST_TRIES;) {
      let last: RunResult | null = null;
      try {
        const found = await explore(async (choose) => {
          const { code, tests } = await this.#sessions(suite);
          last = await new World({ tests, code, database: this.#database, repository: this.#version.repository, constants, moment }, processes, choose).run(test.file, test.number);
          if (constants.takeSurprise()) throw new Surprise();
          return last;
        }, bounds);
        return { ...found, last: found.failure ?? last! };
      } catch (error) {
        if (error instanceof Surprise) continue;
        if (!(error instanceof NotDeterministicError)) throw error;
        tries += 1;
      }
    }
    return null;
  }

  #constantsOf({ file, number }: TestName): Constants {
    const key = `${file}:${number}`;
    const known = this.#constants.get(key) ?? new Constants(this.#database?.tableNames ?? []);
    this.#constants.set(key, known);
    return known;
  }

  async #sessions(suite: TestSuite): Promise<{ code: SandboxSession; tests: SandboxSession }> {
    if (performance.now() - this.#usedSince > REPLACED_AFTER_MS) {
      await this.#session.close();
      this.#session = (await openCode(this.#version)).session;
      this.#usedSince = performance.now();
    }
    return { code: this.#session, tests: await suite.session() };
  }
}

/** What was taken for constant was written after all: the orders run so far were too few. */
class Surprise extends Error {}

function together(shared: Searched, apart: Searched): Searched {
  return { ...apart, schedules: shared.schedules + apart.schedules, failing: shared.failing + apart.failing, complete: shared.complete && apart.complete };
}

function runOf({ file, name }: TestName, found: Searched | null): TestRun {
  if (found === null) {
    const error = { name: 'Error', message: 'With the same choices, other operations came up.' };
    return { file, name, status: 'not-deterministic', error, assertions: 0, interleaved: true, schedules: 0, failing: 0, complete: false, failure: null };
  }
  const { last: { event, interleaved }, failure, complete, schedules, failing } = found;
  const status = failure === null && !complete ? 'too-many' : event.status;
  return { file, name, status, error: event.error ?? null, assertions: event.assertions ?? 0, interleaved: interleaved !== null, schedules, failing, complete, failure };
}
