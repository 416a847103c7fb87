import type { Choose } from '../explore/explore.ts';
import type { HostOp, Json, SandboxSession, TestEvent } from '../../sandbox/sandbox-types.ts';
import { Fakes } from './fakes.ts';
import { Pools, type Lease } from './pools.ts';
import type { Constants } from './constants.ts';
import { isSilent } from './statement-kind.ts';
import { answerOf, bodyOf, failureOf, said, within, withValues } from './wording.ts';
import { execute, type WorldDatabase } from './world-database.ts';

export type Processes = 'one' | 'each';
export type Repository = { api: string; web: string | null; people: Record<string, Record<string, string>> };
/** What happened in one schedule, in order. `task` is null outside of the tasks. */
export type TraceStep = { task: number | null; text: string };
export type RunResult = { event: TestEvent; failed: boolean; trace: TraceStep[]; interleaved: boolean; tasks: number; processes: Processes; wants: Processes | 'both' };

type Parts = { tests: SandboxSession; code: SandboxSession; database: WorldDatabase | null; repository: Repository; constants: Constants };
type Ran = 'done' | 'blocked';
type Step = { id: string; task: number | null; silent: boolean; ready(): boolean; run(): Promise<Ran>; /** Ends what can never go on. */ giveUp(): Promise<void> };
type Waiting = { pid: number; task: number | null; deliver(): Promise<void>; giveUp(): Promise<void> };
/** What our own libraries send; they and this file are two ends of one wire. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Args = Record<string, any>;

const DRIVER = 'harness:serve.ts';
const PAGE = 'harness:page.ts';
/** Within this time an unblocked statement has nearly always answered; the monitor decides, not the clock. */
const PATIENCE_MS = 4;
const DEADLOCK_FOUND_MS = 18;
const MOST_STEPS = 400;

/** One test in one fresh world under one schedule. What the code under test does is carried out here, one thing at a time. */
export class World {
  readonly #parts: Parts;
  readonly #processes: Processes;
  readonly #choose: Choose | null;
  readonly #constants: Constants;
  readonly #fakes = new Fakes();
  readonly #pools: Pools | null;
  readonly #trace: TraceStep[] = [];
  readonly #counts = new Map<number | null, number>();
  readonly #seen = new Set<string>();
  readonly #streams = new Map<number, string>();
  #steps: Step[] = [];
  #blocked: Waiting[] = [];
  #finished: (() => Promise<void>)[] = [];
  #task: number | null = null;
  #interleaving = false;
  #tasks = 0;
  #wants: Processes | 'both' = 'both';
  #pages = 0;
  #connections = 0;
  /** Requests of pages, and events for them, that came up while interleaving and have not arrived. */
  #underWay = 0;
  readonly #arriving = new Map<number, symbol[]>();

  constructor(parts: Parts, processes: Processes, choose: Choose | null) {
    this.#parts = parts;
    this.#constants = parts.constants;
    this.#processes = processes;
    this.#choose = choose;
    this.#pools = parts.database === null ? null : new Pools(parts.database);
  }

  /** Runs the test with this number. */
  async run(file: string, number: number): Promise<RunResult> {
    const { tests, code, database } = this.#parts;
    await database?.reset();
    let events: TestEvent[] | null = null;
    const running = tests.runTests(file, undefined, number).then((all) => { events = all; });
    try {
      for (let count = 0; events === null; count += 1) {
        await this.#quiet();
        if (events !== null) break;
        if (count > MOST_STEPS) throw new Error(`The test takes more than ${MOST_STEPS} steps.`);
        await this.#next();
      }
    } finally {
      await tests.forget(`tests:${file}`);
      await running;
      await this.#forgetProcesses(code);
      await this.#pools?.end();
    }
    const event: TestEvent = (events as TestEvent[] | null)?.at(-1) ?? { name: file, status: 'unfinished' };
    return { event, failed: event.status !== 'pass', trace: this.#trace, interleaved: this.#tasks > 0, tasks: this.#tasks, processes: this.#processes, wants: this.#wants };
  }

  readonly #instances = new Set<string>();

  async #forgetProcesses(code: SandboxSession): Promise<void> {
    for (const instance of this.#instances) await code.forget(instance);
  }

  /** Until everything that can go on by itself has, and all that came up is known. */
  async #quiet(): Promise<void> {
    const { tests, code } = this.#parts;
    for (;;) {
      await tests.quiet();
      await code.quiet();
      await Promise.resolve();
      this.#collect(tests.pending(), 'tests');
      this.#collect(code.pending(), 'code');
      const finished = this.#finished.shift();
      if (finished === undefined) return;
      await finished();
    }
  }

  #collect(ops: readonly HostOp[], session: 'tests' | 'code'): void {
    for (const op of ops) {
      const key = `${session}:${op.id}`;
      if (this.#seen.has(key)) continue;
      this.#seen.add(key);
      const step = session === 'tests' ? this.#fromTest(op) : this.#fromCode(op);
      this.#steps.push(step);
    }
  }

  /** Carries out the one thing that comes next: what is no choice first, then the chosen one. */
  async #next(): Promise<void> {
    const ready = this.#steps.filter((step) => step.ready());
    const step = ready.find(({ silent }) => silent) ?? this.#chosen(ready);
    if (step === undefined) return this.#stuck();
    this.#steps.splice(this.#steps.indexOf(step), 1);
    this.#task = step.task;
    await step.run();
    await this.#quiet();
    await this.#wake();
  }

  #chosen(ready: readonly Step[]): Step | undefined {
    if (ready.length === 0) return undefined;
    if (!this.#interleaving || this.#choose === null) return ready[0];
    const ordered = [...ready].sort((a, b) => (a.task ?? -1) - (b.task ?? -1) || a.id.localeCompare(b.id, 'en', { numeric: true }));
    return ordered[this.#choose(ordered.map(({ id, task }) => ({ id, task: task ?? -1 })))];
  }

  /** Nothing can go on: what waits gets to know that it never will. */
  async #stuck(): Promise<void> {
    const waiting = this.#blocked.shift() ?? this.#steps.shift();
    if (waiting === undefined) return;
    this.#task = waiting.task;
    await waiting.giveUp();
  }

  async #wake(): Promise<void> {
    while (this.#blocked.length > 0 && this.#parts.database !== null) {
      const still = await this.#parts.database.blocked(this.#blocked.map(({ pid }) => pid));
      const free = this.#blocked.find(({ pid }) => !still.has(pid));
      if (free === undefined) return;
      this.#blocked.splice(this.#blocked.indexOf(free), 1);
      this.#task = free.task;
      await free.deliver();
      await this.#quiet();
    }
  }

  #id(task: number | null): string {
    const count = (this.#counts.get(task) ?? 0) + 1;
    this.#counts.set(task, count);
    return `${task ?? 'test'}.${count}`;
  }

  #step(run: () => Promise<Ran | void>, options: Partial<Step> = {}): Step {
    const task = options.task === undefined ? this.#task : options.task;
    return { id: this.#id(task), task, silent: !this.#interleaving, ready: () => true, giveUp: async () => {}, ...options, run: async () => await run() ?? 'done' };
  }

  #say(text: string, task = this.#task): void {
    this.#trace.push({ task, text });
  }

  // What tests ask for.

  #fromTest({ id, op, args }: HostOp): Step {
    const { tests } = this.#parts;
    const given = args as Args;
    const answer = (value: unknown) => tests.settle(id, { value: value as Json });
    const ask = async (work: () => Promise<unknown>) => {
      const value = await work().then((found) => ({ value: found === undefined ? null : found }), (error: unknown) => ({ error: (error as Error).message }));
      await answer(value);
    };
    const silent = { silent: true };
    switch (op) {
      case 'http': return this.#step(async () => { this.#http(given, (value) => answer(value)); }, silent);
      case 'call': return this.#step(async () => { this.#inProcess(this.#process(), DRIVER, 'callExport', [`candidate:${given['file']}`, given['name'], given['args']], (value) => answer(value)); }, silent);
      case 'sql': return this.#step(() => ask(() => this.#ownerRows(given)), silent);
      case 'fail-next': return this.#step(async () => { this.#fakes.planFault(given as never); await answer(null); }, silent);
      case 'answer': return this.#step(async () => { this.#fakes.plan(given as never); await answer(null); }, silent);
      case 'calls': return this.#step(() => ask(async () => this.#fakes.callsTo(given['url'])), silent);
      case 'page-open': return this.#step(async () => { this.#openPage(given['person'], (value) => answer(value)); }, silent);
      case 'page-do': return this.#step(async () => { this.#inProcess(`page${given['page']}`, PAGE, 'act', [given], (value) => answer(value)); }, silent);
      case 'interleave-begin': return this.#step(async () => {
        this.#interleaving = true;
        this.#tasks = given['tasks'];
        this.#wants = given['processes'];
        await answer(null);
      }, silent);
      case 'task': return this.#step(async () => { this.#task = given['task']; await answer(null); }, { silent: true, task: given['task'] });
      case 'task-end': return this.#step(async () => { await answer(null); }, { silent: true, task: given['task'] });
      case 'interleave-end': {
        const end = async () => {
          this.#interleaving = false;
          this.#task = null;
          for (const step of this.#steps) step.silent = true;
          await answer(null);
        };
        // A click is over before its request is: what the tasks' pages still wait for belongs to the orders.
        return this.#step(end, { silent: true, task: null, ready: () => this.#underWay === 0, giveUp: end });
      }
      default: return this.#step(async () => { await tests.settle(id, { fault: `Unknown request ${op}.` }); }, silent);
    }
  }

  async #ownerRows({ text, values }: Args): Promise<unknown> {
    const { database } = this.#parts;
    if (database === null) throw new Error('This repository has no database.');
    return (await database.owner.query(text, values)).rows;
  }

  #process(): string {
    return this.#processes === 'each' && this.#task !== null ? `p${this.#task + 1}` : 'p1';
  }

  /** Starts a call; `done` gets its end when everything is quiet, under the task that started it. */
  #inProcess(instance: string, module: string, fn: string, args: Json[], done: (value: unknown) => Promise<void>): void {
    const task = this.#task;
    this.#instances.add(instance);
    void this.#parts.code.call(module, fn, args, { instance }).then((outcome) => {
      this.#finished.push(async () => {
        this.#task = task;
        await done(answerOf(outcome));
      });
    });
  }

  #http({ person, method, path, body, headers }: Args, done: (value: unknown) => Promise<void>): void {
    const { repository: { people, api } } = this.#parts;
    if (person !== null && people[person] === undefined) {
      this.#finished.push(() => done({ error: `There is no ${String(person)} in this repository. There are: ${Object.keys(people).join(', ')}.` }));
      return;
    }
    const incoming = { method, url: path, body, headers: { ...(body === null ? {} : { 'content-type': 'application/json' }), ...(person === null ? {} : people[person]), ...headers } };
    if (this.#interleaving) this.#say(`${String(method)} ${String(path)}`);
    this.#inProcess(this.#process(), DRIVER, 'handle', [`candidate:${api}`, incoming, 0], async (ended) => {
      const value = (ended as { value?: { status: number; headers: Record<string, string>; body: string } }).value;
      if (value !== undefined && this.#interleaving) this.#say(`answers ${value.status}`);
      await done(value === undefined ? ended : { value: { ...value, body: bodyOf(value) } });
    });
  }

  #openPage(person: string, done: (value: unknown) => Promise<void>): void {
    const page = ++this.#pages;
    const { web } = this.#parts.repository;
    this.#inProcess(`page${page}`, PAGE, 'openPage', [`candidate:${web ?? ''}`, person], (ended) => done('value' in (ended as object) ? { value: page } : ended));
    this.#people.set(`page${page}`, person);
  }

  readonly #people = new Map<string, string>();

  // What the code under test asks for.

  #fromCode({ id, op, args, instance }: HostOp): Step {
    const { code } = this.#parts;
    const given = args as Args;
    const answer = (value: unknown) => code.settle(id, { value: value as Json });
    const lost = () => answer({ error: { message: 'timeout exceeded when trying to connect' } });
    switch (op) {
      case 'pg-connect': {
        const pool = `${instance}/${given['pool']}`;
        return this.#step(async () => answer({ client: (await this.#pools!.lease(pool)).id }), { silent: true, ready: () => this.#pools!.hasRoom(pool, given['max']), giveUp: lost });
      }
      case 'pg-release': return this.#step(async () => {
        const lease = this.#pools?.find(given['client']);
        if (lease !== undefined) await this.#pools!.release(lease, given['broken']);
        await answer(null);
      }, { silent: true });
      case 'pg-query': {
        const pool = given['client'] === undefined ? `${instance}/${given['pool']}` : null;
        return this.#step(() => this.#query(given, pool, answer), {
          silent: !this.#interleaving || isSilent(given['text']) || this.#constants.isConstantRead(given['text']),
          ready: () => pool === null || this.#pools!.hasRoom(pool, given['max']), giveUp: lost,
        });
      }
      case 'fetch': return this.#fetch(given, instance, answer);
      case 'stream': return this.#stream(given, answer);
      case 'sse-open': return this.#step(async () => { this.#openStream(given, instance, answer); }, { silent: true });
      case 'sse-close': return this.#step(async () => { this.#streams.delete(given['id']); await answer(null); }, { silent: true });
      default: return this.#step(async () => { await code.settle(id, { fault: `Unknown request ${op}.` }); }, { silent: true });
    }
  }

  async #query({ text, values, client }: Args, pool: string | null, answer: (value: unknown) => Promise<void>): Promise<Ran> {
    const pools = this.#pools;
    if (pools === null) return answer({ error: { message: 'This repository has no database.' } }).then(() => 'done');
    const lease = pool === null ? pools.find(client) : await pools.lease(pool);
    if (lease === undefined || lease.lost) return answer({ error: { message: 'Client has encountered a connection error and is not queryable' } }).then(() => 'done');
    pools.note(lease, text);
    if (this.#interleaving) this.#constants.note(text);
    const fault = this.#fakes.faultFor(text);
    const flat = String(text).replace(/\s+/g, ' ').trim();
    const task = this.#task;
    if (fault !== null && !fault.after) return this.#lose(lease, pool, flat, answer);
    const deliver = async (result: unknown) => {
      if (pool !== null) await pools.release(lease, false);
      if (fault !== null) return void await this.#lose(lease, pool, flat, answer);
      if (this.#interleaving && !isSilent(text)) this.#say(`${withValues(flat, values)} → ${said(result)}`, task);
      await answer(result);
    };
    return this.#executed(lease, text, values, deliver, flat);
  }

  async #executed(lease: Lease, text: string, values: (string | null)[], deliver: (result: unknown) => Promise<void>, flat: string): Promise<Ran> {
    const task = this.#task;
    const running = execute(lease.connection, text, values).catch((error: unknown) => ({ error: failureOf(error) }));
    let ended = false;
    void running.then(() => { ended = true; });
    const { pid } = lease.connection;
    for (await within(running, PATIENCE_MS); !ended; await within(running, PATIENCE_MS)) {
      if (!(await this.#parts.database!.blocked([pid])).has(pid)) continue;
      // A deadlock is found by the server within its timeout, so that the last to wait is always the one that is ended.
      await within(running, DEADLOCK_FOUND_MS);
      if (ended || !(await this.#parts.database!.blocked([pid])).has(pid)) continue;
      this.#say(`${flat}  BLOCKED`, task);
      this.#blocked.push({
        pid, task, deliver: async () => deliver(await running),
        giveUp: async () => {
          await deliver({ error: { message: 'The statement waits for a lock that nobody lets go.' } });
        },
      });
      return 'blocked';
    }
    await deliver(await running);
    return 'done';
  }

  /** The connection is gone: its transaction is undone, and nothing can be asked on it any more. */
  async #lose(lease: Lease, pool: string | null, flat: string, answer: (value: unknown) => Promise<void>): Promise<Ran> {
    await lease.connection.client.query('ROLLBACK');
    if (pool === null) lease.lost = true;
    this.#say(`${flat} → the connection is lost`);
    await answer({ error: { message: 'Connection terminated unexpectedly' } });
    return 'done';
  }

  #fetch({ url, method, body, headers }: Args, instance: string, answer: (value: unknown) => Promise<void>): Step {
    if (String(url).startsWith('/')) return this.#fromPage({ url, method, body, headers }, instance, answer);
    return this.#step(async () => {
      const label = `${String(method)} ${String(url)}`;
      const fault = this.#fakes.faultFor(label);
      if (fault !== null && !fault.after) {
        this.#say(`${label} → not reached`);
        return answer({ error: 'ECONNRESET' });
      }
      const result = this.#fakes.call(method, url, body, headers);
      this.#say(`${label} → ${fault === null ? result.status : 'the answer is lost'}`);
      return answer(fault === null ? result : { error: 'ECONNRESET' });
    });
  }

  /** A page's request arrives, and its answer arrives: two things that can each come late. */
  #fromPage({ url, method, body, headers }: Args, instance: string, answer: (value: unknown) => Promise<void>): Step {
    const { repository: { api, people } } = this.#parts;
    const label = `${String(method)} ${String(url)}`;
    const arrived = this.#setOut();
    return this.#step(async () => {
      const task = this.#task;
      const fault = this.#fakes.faultFor(label);
      const back = async (ended: unknown) => {
        const { value } = ended as { value?: { status: number; headers: Record<string, string>; body: string } };
        this.#steps.push(this.#step(async () => {
          arrived();
          this.#say(`the answer of ${label} arrives: ${fault !== null || value === undefined ? 'connection lost' : `${value.status} ${value.body.slice(0, 80)}`}`);
          await answer(fault !== null || value === undefined ? { error: 'ECONNRESET' } : value);
        }, { task }));
      };
      if (fault !== null && !fault.after) {
        this.#say(`${label} → not reached`);
        return back({});
      }
      this.#say(`${label} arrives at the API`);
      const incoming = { method, url, body, headers: { ...people[this.#people.get(instance) ?? ''], ...headers } };
      this.#inProcess('p1', DRIVER, 'handle', [`candidate:${api}`, incoming, 0], back);
    });
  }

  #openStream({ url }: Args, instance: string, answer: (value: unknown) => Promise<void>): void {
    const connection = ++this.#connections;
    this.#streams.set(connection, instance);
    const { repository: { api, people } } = this.#parts;
    const incoming = { method: 'GET', url, body: null, headers: people[this.#people.get(instance) ?? ''] ?? {} };
    this.#inProcess('p1', DRIVER, 'handle', [`candidate:${api}`, incoming, connection], async () => answer(connection));
  }

  #stream({ connection, chunk }: Args, answer: (value: unknown) => Promise<void>): Step {
    return this.#step(async () => {
      await answer(null);
      const instance = this.#streams.get(connection);
      if (instance === undefined) return;
      const arrived = this.#setOut();
      // One connection keeps its order.
      const own = Symbol('event');
      const queue = this.#arriving.get(connection) ?? [];
      this.#arriving.set(connection, queue);
      queue.push(own);
      this.#steps.push(this.#step(async () => {
        queue.shift();
        arrived();
        this.#say(`an event arrives: ${String(chunk).trim().slice(0, 80)}`);
        this.#inProcess(instance, PAGE, 'hear', [connection, chunk], async () => {});
      }, { ready: () => queue[0] === own }));
    }, { silent: true });
  }

  /** Something is on its way to or from a page; what is returned says that it arrived. */
  #setOut(): () => void {
    if (!this.#interleaving) return () => {};
    this.#underWay += 1;
    return () => { this.#underWay -= 1; };
  }
}
