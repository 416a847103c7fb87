import { CannotStripError } from '../../sandbox/strip-types.ts';
import { sharedSandbox } from '../../sandbox/shared-sandbox.ts';
import type { Json, RunError, SandboxSession, TestEvent } from '../../sandbox/sandbox-types.ts';
import { explore, NotDeterministicError, type Bounds, type Choose } from '../explore/explore.ts';
import { Constants } from './constants.ts';
import { codeLibraries, drivers, testLibraries } from './libraries.ts';
import { World, type Processes, type Repository, type RunResult } from './world.ts';
import type { WorldDatabase } from './world-database.ts';
import type { WorldDatabases } from './world-databases.ts';

export type Files = Record<string, string>;
export type CodeVersion = { files: Files; repository: Repository };
export type TestName = { file: string; number: number; name: string; runs: boolean };
/** What came of one test on one version of the code, over all its schedules. */
export type TestRun = {
  file: string; name: string;
  status: TestEvent['status'] | 'not-deterministic' | 'too-many';
  error: RunError | null;
  assertions: number;
  interleaved: boolean; schedules: number; failing: number; complete: boolean;
  failure: RunResult | null;
};
/** The code or the tests cannot be loaded, for a reason whose author can act on it. */
export type Refused = { refused: string };

const EPOCH_MS = Date.UTC(2026, 2, 2, 9);
const LIMITS = { wallMs: 5000, totalMs: 20 * 60_000, memoryBytes: 64 * 2 ** 20 };
/** A process may use 300 s of a processor; it is replaced long before. */
const REPLACED_AFTER_MS = 90_000;

/** Test files, loaded; they run beside any version. */
export class TestSuite {
  readonly files: Files;
  readonly #seed: number;
  #session: SandboxSession | null = null;
  #usedSince = 0;

  constructor(files: Files, seed: number) {
    this.files = files;
    this.#seed = seed;
  }

  /** @throws CannotStripError */
  async session(): Promise<SandboxSession> {
    if (this.#session !== null && performance.now() - this.#usedSince > REPLACED_AFTER_MS) await this.close();
    if (this.#session === null) {
      this.#session = await (await sharedSandbox()).open({ files: this.files, libraries: testLibraries(), seed: this.#seed, epochMs: EPOCH_MS, limits: LIMITS });
      this.#usedSince = performance.now();
    }
    return this.#session;
  }

  /** Every test by its place; a file that does not load is refused with file and line. */
  async list(): Promise<{ tests: TestName[] } | Refused> {
    try {
      const session = await this.session();
      const tests: TestName[] = [];
      for (const file of Object.keys(this.files).filter((name) => /\.test\.tsx?$/.test(name)).sort()) {
        const events = await session.runTests(file, undefined, 'list');
        const wrong = events.find(({ status }) => !['listed', 'skip', 'todo'].includes(status));
        if (wrong !== undefined) return { refused: `${place(wrong.error, file)}: ${wrong.error?.message ?? wrong.status}` };
        tests.push(...events.map(({ name, status }, number) => ({ file, number, name, runs: status === 'listed' })));
      }
      return { tests };
    } catch (error) {
      if (error instanceof CannotStripError) return { refused: error.message };
      throw error;
    }
  }

  async close(): Promise<void> {
    const session = this.#session;
    this.#session = null;
    await session?.close();
  }
}

/** One version of the code, ready to be tested. */
export class VersionRunner {
  readonly #version: CodeVersion;
  readonly #seed: number;
  readonly #database: WorldDatabase | null;
  readonly #giveBack: () => void;
  #session: SandboxSession;
  #usedSince = performance.now();

  private constructor(version: CodeVersion, seed: number, session: SandboxSession, database: WorldDatabase | null, giveBack: () => void) {
    this.#giveBack = giveBack;
    this.#version = version;
    this.#seed = seed;
    this.#session = session;
    this.#database = database;
  }

  /**
   * @param databases those of the grade; a submission's code gets one of its own, since what it leaves behind is unknown
   */
  static async open(version: CodeVersion, databases: WorldDatabases, seed: number): Promise<{ runner: VersionRunner } | Refused> {
    const { files } = version;
    let session: SandboxSession;
    try {
      session = await openCode(version, seed);
    } catch (error) {
      if (error instanceof CannotStripError) return { refused: error.message };
      throw error;
    }
    try {
      const schema = files['db/schema.sql'];
      const rows = files['db/seed.sql'] ?? '';
      const database = schema === undefined ? null : await databases.take(schema, rows);
      const runner = new VersionRunner(version, seed, session, database, () => { if (database !== null) databases.give(database, schema!, rows); });
      const refused = await runner.#refused();
      if (refused === null) return { runner };
      await runner.close();
      return { refused };
    } catch (error) {
      await session.close();
      const { code, message } = error as { code?: string; message: string };
      if (/^[0-9A-Z]{5}$/.test(code ?? '')) return { refused: `db/: ${message}` };
      throw error;
    }
  }

  /** Runs one test, in every schedule where it interleaves. */
  async run(suite: TestSuite, test: TestName, bounds: Bounds): Promise<TestRun> {
    const first = await this.#explore(suite, test, 'one', bounds);
    if (!first.interleaved || first.wants === 'one' || (first.run.status !== 'pass' && first.wants !== 'each')) return first.run;
    const { run } = await this.#explore(suite, test, 'each', bounds);
    if (first.wants === 'each') return run;
    return { ...run, schedules: first.run.schedules + run.schedules, failing: first.run.failing + run.failing, complete: first.run.complete && run.complete, status: first.run.status === 'pass' ? run.status : first.run.status };
  }

  async close(): Promise<void> {
    this.#giveBack();
    await this.#session.close();
  }

  async #explore(suite: TestSuite, { file, number, name }: TestName, processes: Processes, bounds: Bounds): Promise<{ run: TestRun; interleaved: boolean; wants: Processes | 'both' }> {
    let last: RunResult | null = null;
    const constants = new Constants(this.#database?.tableNames ?? []);
    const search = () => explore(async (choose) => {
      last = await this.#once(suite, file, number, processes, choose, constants);
      if (constants.takeSurprise()) throw new Surprise();
      return last;
    }, bounds);
    try {
      const found = await againAfterSurprise(search);
      const seen = (found.failure ?? last) as RunResult | null;
      const event = seen?.event ?? { name, status: 'unfinished' as const };
      const tooMany = found.failure === null && !found.complete;
      return {
        interleaved: seen?.interleaved ?? false, wants: seen?.wants ?? 'both',
        run: {
          file, name, status: tooMany ? 'too-many' : event.status, error: event.error ?? null, assertions: event.assertions ?? 0, interleaved: seen?.interleaved ?? false,
          schedules: found.schedules, failing: found.failing, complete: found.complete, failure: found.failure,
        },
      };
    } catch (error) {
      if (!(error instanceof NotDeterministicError)) throw error;
      return { interleaved: true, wants: 'one', run: { file, name, status: 'not-deterministic', error: { name: 'Error', message: error.message }, assertions: 0, interleaved: true, schedules: 0, failing: 0, complete: false, failure: null } };
    }
  }

  async #once(suite: TestSuite, file: string, number: number, processes: Processes, choose: Choose, constants: Constants): Promise<RunResult> {
    if (performance.now() - this.#usedSince > REPLACED_AFTER_MS) await this.#replace();
    const tests = await suite.session();
    return new World({ tests, code: this.#session, database: this.#database, repository: this.#version.repository, constants }, processes, choose).run(file, number);
  }

  async #replace(): Promise<void> {
    await this.#session.close();
    this.#session = await openCode(this.#version, this.#seed);
    this.#usedSince = performance.now();
  }

  /** A build that is broken is said once, at its line, and not by every test. */
  async #refused(): Promise<string | null> {
    const { api } = this.#version.repository;
    const outcome = await this.#session.call('harness:serve.ts', 'tryToLoad', [`candidate:${api}`] as Json[], { instance: 'tried' });
    for (const op of this.#session.pending()) await this.#session.settle(op.id, { fault: 'not now' });
    await this.#session.forget('tried');
    return outcome.status === 'ok' ? null : `${place(outcome.error, api)}: ${outcome.error?.message ?? outcome.status}`;
  }
}

/** What was taken for constant was written after all: the orders run so far were too few. */
class Surprise extends Error {}

/** Which of two transactions a server under load ends for a deadlock can waver: a search that met it is made again. */
const MOST_TRIES = 3;

async function againAfterSurprise<T>(search: () => Promise<T>): Promise<T> {
  for (let tries = 1; ;) {
    try {
      return await search();
    } catch (error) {
      const wavered = error instanceof NotDeterministicError;
      if (!(error instanceof Surprise) && (!wavered || tries >= MOST_TRIES)) throw error;
      if (wavered) tries += 1;
    }
  }
}

async function openCode({ files, repository }: CodeVersion, seed: number): Promise<SandboxSession> {
  const withReact = repository.web !== null;
  const sources = Object.fromEntries(Object.entries(files).filter(([name]) => /\.[jt]sx?$/.test(name) && !name.startsWith('tests/')));
  return (await sharedSandbox()).open({ files: sources, harness: drivers(withReact), libraries: await codeLibraries(withReact), seed, epochMs: EPOCH_MS, limits: LIMITS });
}

function place(error: RunError | undefined, file: string): string {
  return error?.file === undefined ? file : `${error.file}:${error.line ?? 1}:${error.column ?? 1}`;
}
