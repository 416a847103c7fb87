import { DEFAULT_LIMITS, type Command, type Fault, type HostOp, type Json, type Limits, type Outcome, type Reply, type Source, type Start } from './runner/protocol.ts';
import { ChildGone, ChildKilled, type RunnerChild } from './runner-child.ts';
import type { Answer, CallOptions, SandboxJob, SandboxSession, Usage } from './sandbox-types.ts';
import { stripTypes } from './strip-types.ts';

/** The child's own deadline comes first; ours is for the loop that does not hear it, and for a busy machine. */
const GRACE_MS = 2_000;
const START_MS = 20_000;

type OnRequest = NonNullable<CallOptions['onRequest']>;

/** The parent's side of a session: one child at a time, one command at a time. */
export class RunnerSession implements SandboxSession {
  onClose: () => void = () => undefined;
  readonly #start: Start;
  readonly #take: (reads: string[]) => RunnerChild;
  readonly #limits: Limits;
  readonly #reads: string[];
  #child: RunnerChild | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #lastCall = 0;
  #closed = false;
  readonly #calls = new Map<number, { instance: string; resolve: (outcome: Outcome) => void }>();
  readonly #handlers = new Map<string, OnRequest>();
  readonly #pending = new Map<number, HostOp>();
  readonly #known = new Set<string>();
  readonly #lost = new Set<string>();
  readonly #usage: Usage = { engine: '', children: 0, calls: 0, vmMs: 0, killed: 0 };

  constructor(job: SandboxJob, take: (reads: string[]) => RunnerChild) {
    this.#take = take;
    this.#limits = { ...DEFAULT_LIMITS, ...job.limits };
    const sources = Object.fromEntries(Object.entries(job.files).map(([file, text]): [string, Source] => [file, stripTypes(file, text)]));
    this.#start = { do: 'start', sources, limits: this.#limits, seed: job.seed, epochMs: job.epochMs, compute: job.compute ?? null };
    this.#reads = [...job.compute === undefined ? [] : [job.compute], ...job.computeReads ?? []];
  }

  async call(module: string, fn: string, args: Json[], { instance, onRequest }: CallOptions): Promise<Outcome> {
    this.#usage.calls += 1;
    if (onRequest !== undefined) this.#handlers.set(instance, onRequest);
    const id = ++this.#lastCall;
    const settled = new Promise<Outcome>((resolve) => this.#calls.set(id, { instance, resolve }));
    await this.#send({ do: 'call', id, instance, module, fn, args });
    return settled;
  }

  pending(): HostOp[] {
    return [...this.#pending.values()];
  }

  async settle(id: number, answer: Answer): Promise<void> {
    const op = this.#pending.get(id);
    if (op === undefined) throw new Error(`no request ${id} is waiting`);
    this.#pending.delete(id);
    await this.#send({ do: 'settle', id, instance: op.instance, ...answer });
  }

  async forget(instance: string): Promise<void> {
    await this.#send({ do: 'forget', instance });
    this.#lost.delete(instance);
    this.#handlers.delete(instance);
  }

  async close(): Promise<Usage> {
    this.#closed = true;
    this.onClose();
    await this.#child?.stop();
    await this.#queue;
    this.#lose(new ChildGone('the session was closed'));
    return { ...this.#usage };
  }

  /** Commands go one by one: the child is one thread, and each answer has its own deadline. */
  #send(command: Command): Promise<void> {
    const sent = this.#queue.then(() => this.#exchange(command));
    this.#queue = sent;
    return sent;
  }

  async #exchange(command: Command): Promise<void> {
    try {
      if (this.#closed) throw new ChildGone('the session is closed');
      if (this.#usage.vmMs >= this.#limits.totalMs) return this.#refuse(command, bad('timeout', 'Timeout', `the session's ${this.#limits.totalMs} ms are used up`));
      const child = await this.#running();
      // Its VM was ended by an earlier call; a fresh one would pass for it.
      if (this.#lost.has(command.instance)) return this.#refuse(command, bad('crash', 'Lost', 'an earlier call ended this instance'));
      if (command.do !== 'call' && !this.#known.has(command.instance)) return;
      this.#known.add(command.instance);
      this.#took(command.instance, await this.#timed(child.ask(command, this.#limits.callMs + GRACE_MS)) as Reply, command.do === 'forget');
    } catch (error) {
      this.#known.add(command.instance);
      this.#lose(error as Error);
    }
  }

  /** Counted here, not as the child reports it: a killed child reports nothing, and its successor knows nothing of it. */
  async #timed<T>(work: Promise<T>): Promise<T> {
    const began = performance.now();
    try {
      return await work;
    } finally {
      this.#usage.vmMs += performance.now() - began;
    }
  }

  #refuse(command: Command, outcome: Outcome): void {
    if (command.do === 'call') this.#finish(command.id, outcome);
  }

  async #running(): Promise<RunnerChild> {
    if (this.#child !== null && this.#child.alive) return this.#child;
    if (this.#child !== null) this.#lose(new ChildGone('the runner ended'));
    this.#child = this.#take(this.#reads);
    this.#usage.children += 1;
    const { engine } = await this.#child.ask(this.#start, START_MS) as { engine: string };
    this.#usage.engine = engine;
    return this.#child;
  }

  #took(instance: string, { settled, requests, gone }: Reply, forgotten: boolean): void {
    for (const { id, outcome } of settled) this.#finish(id, outcome);
    for (const request of requests) {
      this.#pending.set(request.id, request);
      const handler = this.#handlers.get(instance);
      if (handler !== undefined && !gone) void this.#answer(request, handler);
    }
    if (!gone) return;
    this.#known.delete(instance);
    if (!forgotten) this.#lost.add(instance);
    for (const { id, instance: owner } of this.pending()) if (owner === instance) this.#pending.delete(id);
  }

  async #answer({ id, op, args }: HostOp, handler: OnRequest): Promise<void> {
    const answer = await handler(op, args).then((value) => ({ value }), (error: Error) => ({ fault: fault(error.name, error.message) }));
    if (this.#pending.has(id)) await this.settle(id, answer);
  }

  /** The child is gone: the VMs it held end with it, and so do the calls that are open in them. */
  #lose(why: Error): void {
    const killed = why instanceof ChildKilled;
    if (killed) this.#usage.killed += 1;
    const outcome = killed ? bad('timeout', 'Killed', why.message) : bad('crash', 'Crash', why.message);
    for (const [id, { instance }] of [...this.#calls]) if (this.#known.has(instance)) this.#finish(id, outcome);
    for (const instance of this.#known) this.#lost.add(instance);
    this.#known.clear();
    this.#pending.clear();
  }

  #finish(id: number, outcome: Outcome): void {
    this.#calls.get(id)?.resolve(outcome);
    this.#calls.delete(id);
  }
}

const fault = (name: string, message: string): Fault => ({ name, message, file: null, line: null, column: null });
const bad = (status: Outcome['status'], name: string, message: string): Outcome => ({ status, error: fault(name, message), console: '' });
