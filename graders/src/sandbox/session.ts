import type { Child } from './child-process.ts';
import type { Opening, Reply } from './protocol.ts';
import type { CallOptions, EngineName, Fault, HostOp, Json, Level, Limits, Outcome, SandboxSession, TestEvent, TestOptions, Usage } from './sandbox-types.ts';

/** What the engine needs beyond its limit to notice it; then the process is ended from outside. */
const GRACE_MS = 1000;

export type SessionFacts = { level: Level; engine: EngineName; engineVersion: string; limits: Limits; signal: AbortSignal | null };

type Open = { instance: string; resolve(outcome: Outcome): void; tell(event: TestEvent): void };

/** One run in one child, seen from the parent: what is open, what waits for us, and when patience ends. */
export class Session implements SandboxSession {
  readonly #child: Child;
  readonly #facts: SessionFacts;
  readonly #started = performance.now();
  readonly #open = new Map<number, Open>();
  readonly #ops = new Map<number, HostOp>();
  readonly #cancel = () => void this.#end('it was cancelled', 'crash');
  readonly #total: NodeJS.Timeout;
  #quiet: (() => void)[] = [];
  #outstanding = 0;
  #nextCall = 1;
  #watch: NodeJS.Timeout | null = null;
  #ended: string | null = null;
  #usage: ((usage: Reply['usage'] | null) => void) | null = null;
  #broken: string | null = null;

  constructor(child: Child, facts: SessionFacts, opening: Opening) {
    this.#child = child;
    this.#facts = facts;
    this.#total = setTimeout(() => void this.#end('the run took too long', 'timeout'), facts.limits.totalMs);
    child.listen({ reply: (reply) => this.#heard(reply), gone: (why) => this.#gone(why, 'crash') });
    this.#send({ do: 'open', opening });
    if (facts.signal?.aborted === true) this.#cancel();
    facts.signal?.addEventListener('abort', this.#cancel, { once: true });
  }

  call(module: string, fn: string, args: Json[], { instance = 'main', from = instance, moment }: CallOptions = {}): Promise<Outcome> {
    return this.#start(instance, () => {}, (call) => this.#send({ do: 'call', call, instance, from, ...(moment === undefined ? {} : { moment }), module, fn, args }));
  }

  async runTests(file: string, { tell, chosen = 'all', moment }: TestOptions = {}): Promise<TestEvent[]> {
    const events: TestEvent[] = [];
    const take = (event: TestEvent) => {
      events.push(event);
      tell?.(event);
    };
    const instance = `tests:${file}`;
    const outcome = await this.#start(instance, take, (call) => this.#send({ do: 'tests', call, instance, ...(moment === undefined ? {} : { moment }), module: `candidate:${file}`, chosen }));
    // A file that does not load, or ends early, must not look like one whose tests all passed.
    if (outcome.status !== 'ok') take({ name: file, status: outcome.status === 'threw' ? 'fail' : outcome.status, ...(outcome.error === undefined ? {} : { error: outcome.error }) });
    if (chosen === 'list') await this.freeze(instance);
    await this.forget(instance);
    return events;
  }

  quiet(): Promise<void> {
    if (this.#outstanding === 0) return Promise.resolve();
    return new Promise((resolve) => this.#quiet.push(resolve));
  }

  pending(): HostOp[] {
    return [...this.#ops.values()];
  }

  settle(id: number, answer: { value: Json } | Fault): Promise<void> {
    const op = this.#ops.get(id);
    // After an end by force what was pending is void, and whoever answers cannot know it yet.
    if (op === undefined && this.#ended !== null) return Promise.resolve();
    if (op === undefined) throw new Error(`No host call ${id} awaits an answer.`);
    this.#ops.delete(id);
    this.#send({ do: 'settle', instance: op.instance, id, ...('fault' in answer ? { works: false, answer: answer.fault } : { works: true, answer: answer.value }) });
    return this.quiet();
  }

  advance(instance: string, ms: number): Promise<void> {
    if (this.#ended === null) this.#send({ do: 'advance', instance, ms });
    return this.quiet();
  }

  freeze(instance: string): Promise<void> {
    if (this.#ended === null) this.#send({ do: 'freeze', instance });
    return this.quiet();
  }

  forget(instance: string): Promise<void> {
    for (const [id, op] of this.#ops) if (op.instance === instance) this.#ops.delete(id);
    for (const [call, open] of this.#open) if (open.instance === instance) this.#finish(call, { status: 'unfinished', output: '', endedBy: 'itself' });
    if (this.#ended === null) this.#send({ do: 'forget', instance });
    return this.quiet();
  }

  async close(): Promise<Usage> {
    const used = this.#ended === null ? await new Promise<Reply['usage'] | null>((resolve) => {
      this.#usage = resolve;
      this.#send({ do: 'usage' });
    }) : null;
    await this.#end('it was closed', 'unfinished');
    if (this.#broken !== null) throw new Error(`The sandbox failed: ${this.#broken}`);
    const { level, engine, engineVersion } = this.#facts;
    const nothing = { cpuMs: 0, peakMemoryBytes: 0, outputBytes: 0, instances: 0 };
    return { level, engine, engineVersion, wallMs: Math.round(performance.now() - this.#started), ...(used ?? nothing) };
  }

  #start(instance: string, tell: Open['tell'], send: (call: number) => void): Promise<Outcome> {
    if (this.#ended !== null) return Promise.resolve(this.#killed('crash', this.#ended));
    return new Promise((resolve) => {
      const call = this.#nextCall++;
      this.#open.set(call, { instance, resolve, tell });
      send(call);
    });
  }

  #send(request: Parameters<Child['send']>[0]): void {
    this.#outstanding += 1;
    this.#child.send(request);
    this.#watch ??= this.#patience();
  }

  #patience(): NodeJS.Timeout {
    return setTimeout(() => void this.#end('it did not stop at its limit', 'timeout'), this.#facts.limits.wallMs + GRACE_MS);
  }

  #heard(reply: Reply): void {
    if (reply.broken !== undefined) {
      this.#broken = reply.broken;
      return void this.#end('the sandbox failed', 'crash');
    }
    for (const op of reply.ops ?? []) this.#ops.set(op.id, op);
    for (const [call, event] of reply.tests ?? []) this.#open.get(call)?.tell(event);
    for (const [call, outcome] of reply.outcomes ?? []) this.#finish(call, outcome);
    this.#outstanding -= reply.worked;
    if (this.#watch !== null) clearTimeout(this.#watch);
    this.#watch = this.#outstanding > 0 ? this.#patience() : null;
    if (reply.usage !== undefined) this.#usage?.(reply.usage);
    if (this.#outstanding === 0) this.#beQuiet();
  }

  #beQuiet(): void {
    const waiting = this.#quiet;
    this.#quiet = [];
    for (const resolve of waiting) resolve();
  }

  #finish(call: number, outcome: Outcome): void {
    const open = this.#open.get(call);
    this.#open.delete(call);
    open?.resolve(outcome);
  }

  async #end(why: string, status: 'timeout' | 'crash' | 'unfinished'): Promise<void> {
    this.#gone(why, status);
    await this.#child.kill(why);
  }

  #gone(why: string, status: 'timeout' | 'crash' | 'unfinished'): void {
    if (this.#ended !== null) return;
    this.#ended = why;
    clearTimeout(this.#total);
    if (this.#watch !== null) clearTimeout(this.#watch);
    this.#facts.signal?.removeEventListener('abort', this.#cancel);
    for (const call of [...this.#open.keys()]) this.#finish(call, this.#killed(status, why));
    this.#ops.clear();
    this.#outstanding = 0;
    this.#usage?.(null);
    this.#beQuiet();
  }

  #killed(status: 'timeout' | 'crash' | 'unfinished', why: string): Outcome {
    return { status, error: { name: 'Error', message: `Ended from outside: ${why}.` }, output: '', endedBy: 'kill' };
  }
}
