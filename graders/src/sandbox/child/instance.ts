import type { Opening } from '../protocol.ts';
import type { ChosenTests, HostOp, Json, Outcome, TestEvent } from '../sandbox-types.ts';
import type { Engine, Frozen, Realm } from './engine.ts';
import { errorAt } from './error-at.ts';
import { loadModule, resolveModule } from './module-rules.ts';

export type InstanceEvents = {
  op(op: HostOp): void;
  ended(call: number, outcome: Outcome): void;
  test(call: number, event: TestEvent): void;
  compute(op: string, args: Json): Json;
};

type Said = { call: number; large?: boolean; value?: Json; error: { name: string; message: string; stack: string } };
type Ending = Exclude<Outcome['status'], 'ok' | 'threw' | 'unfinished'>;

/** Share of the memory limit from which an end without a reason is put down to it. */
const NEAR = 0.75;

let nextOp = 1;

/** One module graph in one realm: "a server process". Its end by a limit is the end of the realm too. */
export class Instance {
  readonly name: string;
  readonly #opening: Opening;
  readonly #events: InstanceEvents;
  readonly #open = new Set<number>();
  readonly #ops = new Set<number>();
  #realm: Realm | null = null;
  #memoryAtEnd = 0;
  #output = '';
  #spentMs = 0;
  #since: number | null = null;
  #ending: Ending | null = null;
  #testing: string | null = null;

  constructor(name: string, opening: Opening, events: InstanceEvents) {
    this.name = name;
    this.#opening = opening;
    this.#events = events;
  }

  get outputBytes(): number {
    return this.#output.length;
  }

  get memoryBytes(): number {
    return this.#realm?.memoryBytes() ?? this.#memoryAtEnd;
  }

  async start(engine: Engine, kind: 'plain' | 'withTests', from: Frozen | null): Promise<void> {
    const { modules, epochMs, seed, limits } = this.#opening;
    this.#realm = await engine.newRealm(kind, {
      tell: (what, text) => this.#heard(what, text),
      resolve: (importer, specifier) => resolveModule(modules, importer, specifier),
      load: (module) => loadModule(modules, module),
      shouldStop: () => this.#shouldStop(),
    }, from);
    this.#realm.hear('begin', JSON.stringify({ epochMs, seed: seedOf(seed, this.name), mostResult: limits.resultBytes }));
  }

  /** Null while it waits for something: what it waits for could not be answered twice. */
  freeze(): Frozen | null {
    return this.#open.size > 0 || this.#ops.size > 0 ? null : this.#realm?.freeze() ?? null;
  }

  call(call: number, module: string, fn: string, args: Json[]): void {
    this.#spentMs = 0;
    this.#open.add(call);
    this.#run((realm) => realm.hear('call', JSON.stringify({ call, module, fn, args })));
  }

  tests(call: number, module: string, chosen: ChosenTests): void {
    this.#spentMs = 0;
    this.#open.add(call);
    this.#run((realm) => realm.hear('tests', JSON.stringify({ call, module, chosen })));
  }

  settle(id: number, works: boolean, answer: Json): void {
    this.#ops.delete(id);
    this.#run((realm) => realm.hear('settle', JSON.stringify({ id, works, answer })));
  }

  /** Lets time pass: what comes due runs, each with all that follows of it. */
  advance(ms: number): void {
    this.#run((realm) => {
      realm.hear('aim', JSON.stringify({ ms }));
      while (this.#ending === null && realm.hear('due', '') === 'fired') realm.runJobs();
    });
  }

  dispose(): void {
    this.#memoryAtEnd = this.memoryBytes;
    this.#realm?.dispose();
    this.#realm = null;
  }

  /** Lets the realm go on until nothing in it can go on by itself. */
  #run(step: (realm: Realm) => void): void {
    const realm = this.#realm;
    if (realm === null) return this.#endAll('crash', 'This instance was ended by an earlier call.');
    this.#since = performance.now();
    try {
      step(realm);
      realm.runJobs();
      // Time moves only when nothing else can: an answer of the host always comes before the next timer.
      while (this.#open.size > 0 && this.#ops.size === 0 && this.#ending === null && realm.hear('timer', '') === 'fired') realm.runJobs();
    } catch (error) {
      // Nothing of a candidate is thrown up to here: the interrupt has set the ending, or the engine itself gave up.
      this.#ending ??= /out of memory|OOM/i.test(String(error)) || this.#nearMemoryLimit(realm) ? 'oom' : 'crash';
    }
    this.#spentMs += performance.now() - this.#since;
    this.#since = null;
    if (this.#ending !== null) return this.#discard(this.#ending);
    if (this.#ops.size === 0) this.#endAll('unfinished', 'It waits for something that never comes.');
  }

  #heard(what: string, text: string): string {
    if (what === 'compute') return this.#compute(text);
    if (what === 'op') return this.#addOp(JSON.parse(text) as { op: string; args: Json });
    if (what === 'log') this.#log(text);
    else if (what === 'done') this.#done(JSON.parse(text) as Said);
    else if (what === 'threw') this.#threw(JSON.parse(text) as Said);
    else if (what === 'test-starts') {
      this.#spentMs = 0;
      this.#since = performance.now();
      this.#testing = JSON.parse(text) as string;
    } else if (what === 'test') this.#tested(JSON.parse(text) as { name: string; status: TestEvent['status']; error?: Said['error']; assertions?: number });
    return '';
  }

  #addOp({ op, args }: { op: string; args: Json }): string {
    const id = nextOp++;
    this.#ops.add(id);
    this.#events.op({ id, instance: this.name, op, args });
    return String(id);
  }

  #compute(text: string): string {
    const { op, args } = JSON.parse(text) as { op: string; args: Json };
    try {
      return JSON.stringify([true, this.#events.compute(op, args)]);
    } catch (error) {
      return JSON.stringify([false, (error as Error).message]);
    }
  }

  #log(line: string): void {
    this.#output = `${this.#output}${line}\n`;
    if (this.#output.length <= this.#opening.limits.outputBytes) return;
    this.#output = this.#output.slice(0, this.#opening.limits.outputBytes);
    this.#ending ??= 'output';
  }

  #done({ call, value }: Said): void {
    if (this.#ending === null) this.#end(call, value === undefined ? { status: 'ok' } : { status: 'ok', value });
  }

  #threw({ call, large, error }: Said): void {
    if (this.#ending !== null) return;
    if (large === true) this.#ending = 'output';
    else if (this.#isOutOfMemory(error)) this.#ending = 'oom';
    else this.#end(call, { status: 'threw', error: errorAt(error, this.#opening.modules) });
  }

  #tested({ name, status, error, assertions }: { name: string; status: TestEvent['status']; error?: Said['error']; assertions?: number }): void {
    this.#testing = null;
    const [call] = this.#open;
    if (call !== undefined) this.#events.test(call, { name, status, ...(assertions === undefined ? {} : { assertions }), ...(error === undefined ? {} : { error: errorAt(error, this.#opening.modules) }) });
  }

  #shouldStop(): boolean {
    if (this.#ending !== null) return true;
    if (this.#since === null || this.#spentMs + performance.now() - this.#since < this.#opening.limits.wallMs) return false;
    this.#ending = 'timeout';
    return true;
  }

  /** Where there is no memory left for the error itself, `null` is thrown. */
  #isOutOfMemory({ name, message }: Said['error']): boolean {
    if (name === 'InternalError') return /out of memory/.test(message);
    return name === '' && message === 'null' && this.#realm !== null && this.#nearMemoryLimit(this.#realm);
  }

  #nearMemoryLimit(realm: Realm): boolean {
    return realm.memoryBytes() > this.#opening.limits.memoryBytes * NEAR;
  }

  #discard(status: Ending): void {
    const [call] = this.#open;
    if (call !== undefined && this.#testing !== null) this.#events.test(call, { name: this.#testing, status });
    for (const each of [...this.#open]) this.#end(each, { status, endedBy: 'engine' });
    this.dispose();
  }

  #endAll(status: 'crash' | 'unfinished', message: string): void {
    for (const call of [...this.#open]) this.#end(call, { status, error: { name: 'Error', message } });
  }

  #end(call: number, outcome: Omit<Outcome, 'output' | 'endedBy'> & { endedBy?: Outcome['endedBy'] }): void {
    // A realm that says it twice, or names a call of another, is not heard.
    if (this.#open.delete(call)) this.#events.ended(call, { endedBy: 'itself', ...outcome, output: this.#output });
  }
}

/** Two processes of one service must not draw the same chance. */
function seedOf(seed: number, name: string): number {
  let mixed = seed;
  for (const letter of name) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x01000193);
  return mixed;
}
