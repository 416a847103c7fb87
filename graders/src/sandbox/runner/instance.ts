import { GuestHost, type Shared } from './guest-host.ts';
import { fault, OutcomeMaker } from './outcome-maker.ts';
import type { Fault, HostOp, Json, Outcome } from './protocol.ts';
import type { Ours, Ran, Vm } from './vm.ts';

type OpenCall<H> = { id: number; promise: H };

/** One VM with the calls that are open in it. After a trap, a limit or a deadline it is spent and takes no more calls. */
export class Instance<H> {
  readonly #shared: Shared<H>;
  readonly #host: GuestHost<H>;
  readonly #vm: Vm<H>;
  #open: OpenCall<H>[] = [];
  #settled: { id: number; outcome: Outcome }[] = [];
  readonly #made: OutcomeMaker<H>;

  get spent(): boolean { return this.#made.spent; }

  private constructor(shared: Shared<H>, host: GuestHost<H>, vm: Vm<H>) {
    this.#shared = shared;
    this.#host = host;
    this.#vm = vm;
    this.#made = new OutcomeMaker(shared, host, vm);
  }

  static async open<H>(name: string, shared: Shared<H>): Promise<Instance<H>> {
    const host = new GuestHost(name, shared);
    const vm = await shared.engine.open(shared.start.limits, host);
    host.vm = vm;
    const instance = new Instance(shared, host, vm);
    instance.#invoke('begin', vm.number(shared.start.seed));
    return instance;
  }

  call(id: number, module: string, fn: string, args: Json[]): void {
    this.#host.begin();
    const namespace = this.#namespace(module, fn);
    if ('outcome' in namespace) return this.#end(id, namespace.outcome);
    const parsed = args.map((arg) => this.#invoke('parse', this.#vm.text(JSON.stringify(arg))));
    const bad = parsed.find((one): one is Exclude<Ran<H>, { value: H }> => !('value' in one));
    if (bad !== undefined) return this.#end(id, this.#made.failed(bad));
    const ran = this.#vm.invoke(namespace.fn, parsed.map((one) => (one as { value: H }).value));
    if (!('value' in ran)) return this.#end(id, this.#made.failed(ran));
    if (this.#vm.settlement(ran.value).state === 'not a promise') return this.#end(id, this.#made.finished(ran.value));
    this.#open.push({ id, promise: ran.value });
  }

  settle(id: number, answer: { value: Json } | { fault: Fault }): void {
    this.#host.begin();
    this.#host.waiting.delete(id);
    const [text, name] = 'value' in answer ? [JSON.stringify(answer.value), ''] : [answer.fault.message, answer.fault.name];
    const ran = this.#invoke('settle', this.#vm.number(id), this.#vm.boolean('value' in answer), this.#vm.text(text), this.#vm.text(name));
    if (!('value' in ran)) this.#spend(this.#made.failed(ran));
  }

  /** Runs microtasks and, while nothing is awaited from the host, virtual time, until there is nothing left to do. */
  run(): void {
    for (;;) {
      this.#drain();
      this.#collect();
      if (this.spent || this.#open.length === 0 || this.#host.waiting.size > 0) return;
      if (!this.#fireTimer()) break;
    }
    for (const { id } of this.#open.splice(0)) this.#end(id, this.#made.outcome('unfinished', fault('Unfinished', 'the promise never settles: nothing is left that could settle it')));
  }

  take(): { settled: { id: number; outcome: Outcome }[]; requests: HostOp[] } {
    return { settled: this.#settled.splice(0), requests: this.#host.requests.splice(0) };
  }

  dispose(): void {
    for (const { id } of this.#open.splice(0)) this.#end(id, this.#made.outcome('unfinished', fault('Forgotten', 'the instance was dropped')));
    // A spent VM may be corrupt: it is left to the garbage collector, never entered again.
    if (!this.spent) this.#vm.dispose();
    this.#made.spent = true;
  }

  #namespace(module: string, fn: string): { fn: H } | { outcome: Outcome } {
    if (!this.#shared.files.has(module)) return { outcome: this.#made.outcome('threw', fault('MissingModule', `there is no file ${module}`)) };
    const imported = this.#vm.importModule(`export * as wanted from ${JSON.stringify(module)};`);
    if (!('value' in imported)) return { outcome: this.#made.failed(imported) };
    this.#drain();
    const settlement = this.#vm.settlement(imported.value);
    if (settlement.state === 'rejected') return { outcome: this.#made.failed({ thrown: settlement.reason }) };
    if (settlement.state !== 'fulfilled') return { outcome: this.#made.stopped() ?? this.#made.outcome('unfinished', { ...fault('Unfinished', 'a top-level await of the module never ends'), file: module }) };
    const wanted = this.#vm.member(settlement.value, 'wanted');
    const found = 'value' in wanted ? this.#vm.member(wanted.value, fn) : wanted;
    if (!('value' in found)) return { outcome: this.#made.failed(found) };
    if (this.#vm.isFunction(found.value)) return { fn: found.value };
    const kind = this.#vm.shape(found.value).kind;
    return { outcome: this.#made.outcome('threw', { name: 'MissingExport', message: kind === 'undefined' ? `${module} exports no ${fn}` : `${fn} of ${module} is no function`, file: module, line: 1, column: 1 }) };
  }

  #drain(): void {
    for (;;) {
      if (this.#host.stop()) return this.#spend(this.#made.stopped()!);
      const { ran, trapped } = this.#vm.job();
      if (trapped !== null) return this.#spend(this.#made.failed({ trapped }));
      if (!ran) return;
    }
  }

  #collect(): void {
    for (const call of [...this.#open]) {
      if (this.spent) return;
      const settlement = this.#vm.settlement(call.promise);
      if (settlement.state === 'pending') continue;
      this.#open = this.#open.filter((other) => other !== call);
      if (settlement.state === 'fulfilled') this.#end(call.id, this.#made.finished(settlement.value));
      else if (settlement.state === 'rejected') this.#end(call.id, this.#made.failed({ thrown: settlement.reason }));
    }
  }

  #fireTimer(): boolean {
    const next = this.#invoke('nextTimer');
    if (!('value' in next)) { this.#spend(this.#made.failed(next)); return false; }
    const shape = this.#vm.shape(next.value);
    if (shape.kind !== 'number' || shape.value < 0) return false;
    this.#host.advanceTo(shape.value);
    const fired = this.#invoke('fireTimer');
    // An error in a timer is nobody's rejection: in Node it ends the process, so here it ends every open call.
    if (!('value' in fired)) this.#spend(this.#made.failed(fired));
    return true;
  }

  #invoke(name: Ours, ...args: H[]): Ran<H> {
    return this.#vm.invoke(this.#vm.ours(name), args);
  }

  #spend(outcome: Outcome): void {
    this.#made.spent = true;
    for (const { id } of this.#open.splice(0)) this.#end(id, outcome);
  }

  #end(id: number, outcome: Outcome): void {
    this.#settled.push({ id, outcome });
  }
}
