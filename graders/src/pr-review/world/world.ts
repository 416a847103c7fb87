import type { Choose } from '../explore/explore.ts';
import type { HostOp, Moment, SandboxSession, TestEvent } from '../../sandbox/sandbox-types.ts';
import { Calls } from './calls.ts';
import { takeFromCode } from './code-requests.ts';
import type { Processes, Repository } from './code-version.ts';
import type { Constants } from './constants.ts';
import { Fakes } from './fakes.ts';
import { PageTraffic } from './page-traffic.ts';
import { Pools } from './pools.ts';
import { Statements } from './statements.ts';
import { TestRows } from './test-rows.ts';
import { TestRequests, type Interleaved } from './test-requests.ts';
import { Turns, type TraceStep } from './turns.ts';
import type { WorldDatabase } from './world-database.ts';

export type RunResult = { event: TestEvent; failed: boolean; trace: TraceStep[]; interleaved: Interleaved | null; processes: Processes };
type Parts = { tests: SandboxSession; code: SandboxSession; database: WorldDatabase | null; repository: Repository; constants: Constants; moment: Moment };

const MOST_STEPS = 2000;
const TOO_LONG: Pick<TestEvent, 'status' | 'error'> = { status: 'unfinished', error: { name: 'Error', message: `The test takes more than ${MOST_STEPS} steps: statements, requests and answers together.` } };

/** One test in one fresh world under one schedule. What the code under test does is carried out here, one thing at a time. */
export class World {
  readonly #parts: Parts;
  readonly #turns: Turns;
  readonly #calls: Calls;
  readonly #pools: Pools | null;
  readonly #rows: TestRows | null;
  readonly #statements: Statements | null;
  readonly #fromTest: TestRequests;
  readonly #fromCode: (op: HostOp) => void;
  readonly #seen = new Set<string>();

  constructor(parts: Parts, processes: Processes, choose: Choose | null) {
    const { code, database, repository, constants } = parts;
    const turns = new Turns(choose);
    const calls = new Calls(code, turns, parts.moment);
    const fakes = new Fakes();
    const traffic = new PageTraffic({ turns, calls, fakes, repository });
    const pools = database === null ? null : new Pools(database);
    const rows = database === null ? null : new TestRows(database);
    const statements = database === null || pools === null ? null : new Statements({ database, pools, turns, fakes, constants });
    this.#parts = parts;
    this.#turns = turns;
    this.#calls = calls;
    this.#pools = pools;
    this.#rows = rows;
    this.#statements = statements;
    this.#fromTest = new TestRequests({ ...parts, turns, calls, fakes, traffic, rows, processes });
    this.#fromCode = (op) => takeFromCode(op, { code, turns, fakes, traffic, pools, statements });
  }

  /** Runs the test with this number. */
  async run(file: string, number: number): Promise<RunResult> {
    const { tests, database, moment } = this.#parts;
    const fresh = database?.reset();
    let events: TestEvent[] | null = null;
    const running = tests.runTests(file, { chosen: number, moment }).then((all) => { events = all; });
    this.#calls.prepare();
    let steps = 0;
    try {
      // Both begin at once; nothing that a test asks for is carried out before the rows are there.
      await Promise.all([fresh, tests.quiet()]);
      for (await this.#quiet(); events === null && steps < MOST_STEPS; await this.#quiet()) {
        steps += 1;
        await this.#goOn();
      }
    } finally {
      await tests.forget(`tests:${file}`);
      await running;
      await this.#calls.forget();
      await Promise.all([this.#pools?.end(), this.#rows?.end()]);
    }
    const event: TestEvent = steps >= MOST_STEPS ? { name: file, ...TOO_LONG } : (events as TestEvent[] | null)?.at(-1) ?? { name: file, status: 'unfinished' };
    return { event, failed: event.status !== 'pass', trace: this.#turns.trace, interleaved: this.#fromTest.interleaved, processes: this.#fromTest.processes };
  }

  /** One thing: an answer whose lock was let go, else the next step, else the end of what can never go on. */
  async #goOn(): Promise<void> {
    if (await this.#statements?.wake()) return;
    if (await this.#turns.next()) return;
    if (await this.#statements?.giveUp()) return;
    await this.#turns.giveUp();
  }

  /** Until everything that can go on by itself has, and all that came up is known. */
  async #quiet(): Promise<void> {
    const { tests, code } = this.#parts;
    do {
      await tests.quiet();
      await code.quiet();
      // Whoever waits for a call hears of its end after this turn.
      await Promise.resolve();
      for (const op of tests.pending()) if (this.#isNew(`tests:${op.id}`)) this.#fromTest.take(op);
      for (const op of code.pending()) if (this.#isNew(`code:${op.id}`)) this.#fromCode(op);
    } while (await this.#calls.tellEnd());
  }

  #isNew(key: string): boolean {
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }
}
