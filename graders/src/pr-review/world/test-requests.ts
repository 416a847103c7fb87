import type { HostOp, Json, SandboxSession } from '../../sandbox/sandbox-types.ts';
import { SERVICE } from './code-session.ts';
import { FIRST, type Calls } from './calls.ts';
import type { Processes, Repository } from './code-version.ts';
import type { Fakes } from './fakes.ts';
import type { PageTraffic } from './page-traffic.ts';
import type { Turns } from './turns.ts';
import { bodyOf } from './wording.ts';
import type { TestRows } from './test-rows.ts';

/** What our own library `kit` sends; it and this file are two ends of one wire. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Args = Record<string, any>;
type Answered = { value?: { status: number; headers: Record<string, string>; body: string } };
type Answer = (value: unknown) => Promise<void>;
type Parts = { tests: SandboxSession; turns: Turns; calls: Calls; fakes: Fakes; traffic: PageTraffic; rows: TestRows | null; repository: Repository };

/** What a test asked for about its tasks. */
export type Interleaved = { tasks: number; wants: Processes | 'both' };

/** Makes steps of what a test asks for. */
export class TestRequests {
  interleaved: Interleaved | null = null;
  /** For the tasks; a test that wants one of them only gets it. */
  processes: Processes;
  readonly #parts: Parts;

  constructor({ processes, ...parts }: Parts & { processes: Processes }) {
    this.#parts = parts;
    this.processes = processes;
  }

  take({ id, op, args }: HostOp): void {
    const { tests, turns, calls, fakes, traffic, rows, repository } = this.#parts;
    const given = args as Args;
    const answer: Answer = (value) => tests.settle(id, { value: value as Json });
    const step = (run: () => unknown) => turns.addSilent(async () => { await run(); });
    const done = (work: () => unknown) => step(() => {
      work();
      return answer(null);
    });
    switch (op) {
      case 'http': return step(() => this.#http(given, answer));
      case 'call': return step(() => calls.start(this.#process(), SERVICE, 'callExport', [`candidate:${given['file']}`, given['name'], given['args']], answer));
      case 'sql': return step(async () => answer(rows === null ? { error: 'This repository has no database.' } : await rows.query(given['text'], given['values'])));
      case 'fail-next': return done(() => fakes.planFault(given as never));
      case 'answer': return done(() => fakes.plan(given as never));
      case 'calls': return step(() => answer({ value: fakes.callsTo(given['url']) }));
      case 'advance': return turns.add(async () => {
        if (turns.interleaving) turns.say(`${given['ms']} ms pass`);
        await calls.advance(given['ms']);
        await answer({ value: null });
      });
      case 'page-open': return step(() => {
        if (repository.web === null) return answer({ error: 'This repository has no pages.' });
        return traffic.open(given['person'], answer);
      });
      case 'page-do': return step(() => traffic.act(given['page'], given, answer));
      case 'interleave-begin': return done(() => {
        turns.interleaving = true;
        if (given['processes'] !== 'both') this.processes = given['processes'];
        this.interleaved = { tasks: given['tasks'], wants: given['processes'] };
      });
      case 'task': case 'task-end': return turns.addSilent(() => answer(null), { task: given['task'] });
      // A click is over before its request is: what the tasks' pages still wait for belongs to the orders.
      case 'interleave-end': return turns.addSilent(() => this.#endInterleaving(answer), { task: null, waits: { until: () => traffic.isIdle(), giveUp: () => this.#endInterleaving(answer) } });
      default: return step(() => tests.settle(id, { fault: `Unknown request ${op}.` }));
    }
  }

  async #endInterleaving(answer: Answer): Promise<void> {
    this.#parts.turns.interleaving = false;
    this.#parts.turns.task = null;
    await answer(null);
  }

  #process(): string {
    const { turns } = this.#parts;
    return this.processes === 'each' && turns.task !== null ? `p${turns.task + 1}` : FIRST;
  }

  #http({ person, method, path, body, headers }: Args, answer: Answer): void | Promise<void> {
    const { turns, calls, repository: { people, api } } = this.#parts;
    if (person !== null && people[person] === undefined) return answer({ error: `There is no ${String(person)} in this repository. There are: ${Object.keys(people).join(', ')}.` });
    const incoming = { method, url: path, body, headers: { ...(body === null ? {} : { 'content-type': 'application/json' }), ...(person === null ? {} : people[person]), ...headers } };
    if (turns.interleaving) turns.say(`${String(method)} ${String(path)}`);
    calls.start(this.#process(), SERVICE, 'handle', [`candidate:${api}`, incoming, 0], async (ended) => {
      const { value } = ended as Answered;
      if (value !== undefined && turns.interleaving) turns.say(`answers ${value.status}`);
      await answer(value === undefined ? ended : { value: { ...value, body: bodyOf(value) } });
    });
  }
}
