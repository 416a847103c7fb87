import type { Compute } from './compute.ts';
import { copyValue } from './copy-value.ts';
import { resolveModule } from './modules.ts';
import type { Fault, HostOp, Json, Start } from './protocol.ts';
import type { Engine, Vm, VmHooks } from './vm.ts';

/** What all instances of a session have in common. */
export type Shared<H> = {
  engine: Engine<H>; start: Start; files: ReadonlySet<string>; compute: Compute;
  nextRequest: () => number; leftMs: () => number; meters: () => { meters?: Json };
};

/** No honest code waits for more at once; each costs the host memory. */
const MAX_WAITING = 1_000;

/** What one VM may ask of us, and the caps on it. Thrown strings become errors in the guest. */
export class GuestHost<H> implements VmHooks<H> {
  vm!: Vm<H>;
  requests: HostOp[] = [];
  readonly waiting = new Set<number>();
  /** Why the VM was ended; sticky. */
  stopped: { status: 'timeout' | 'output'; message: string } | null = null;
  /** A module that could not be given to the engine: better known here than from its error text. */
  fault: Fault | null = null;
  readonly #name: string;
  readonly #shared: Shared<H>;
  #console = '';
  #consoleLeft: number;
  #virtualMs = 0;
  #deadline = Infinity;

  constructor(name: string, shared: Shared<H>) {
    this.#name = name;
    this.#shared = shared;
    this.#consoleLeft = shared.start.limits.consoleBytes;
  }

  readonly nowMs = (): number => this.#shared.start.epochMs + this.#virtualMs;
  readonly resolve = (importer: string, specifier: string): string => resolveModule(this.#shared.files, importer, specifier);

  readonly stop = (): boolean => {
    if (this.stopped === null && performance.now() > this.#deadline) {
      this.stopped = { status: 'timeout', message: `not finished after ${this.#shared.start.limits.callMs} ms, or after what was left of the session's time` };
    }
    return this.stopped !== null;
  };

  /**
   * What the engine polls. Guest code may swallow the first interruption (a promise executor does); the second poll throws
   * through the engine's whole stack. The VM is not entered again.
   */
  readonly interrupt = (): boolean => {
    if (this.stopped !== null) throw new Error('the VM was ended');
    return this.stop();
  };

  readonly load = (file: string): string => {
    const source = this.#shared.start.sources[file];
    if (source === undefined) throw `there is no file ${file}`;
    if ('code' in source) return source.code;
    this.fault = source.fault;
    throw source.fault.message;
  };

  readonly print = (text: H): void => {
    if (this.stop()) throw 'ended';
    const shape = this.vm.shape(text);
    if (shape.kind !== 'string') return;
    this.#consoleLeft -= shape.length;
    if (this.#consoleLeft < 0) {
      this.stopped = { status: 'output', message: `more than ${this.#shared.start.limits.consoleBytes} bytes were printed` };
      throw 'too much output';
    }
    this.#console += shape.read();
  };

  readonly request = (op: H, args: H): number => {
    if (this.stop()) throw 'ended';
    if (this.waiting.size >= MAX_WAITING) {
      this.stopped = { status: 'output', message: `more than ${MAX_WAITING} requests wait for an answer` };
      throw this.stopped.message;
    }
    const [name, copied] = this.#copied(op, args);
    const id = this.#shared.nextRequest();
    this.waiting.add(id);
    this.requests.push({ id, instance: this.#name, op: name, args: copied });
    return id;
  };

  readonly compute = (op: H, args: H): string => {
    if (this.stop()) throw 'ended';
    const [name, copied] = this.#copied(op, args);
    return this.#shared.compute(name, copied);
  };

  /** A piece of guest work starts: it has a call's time, or what the session has left. */
  begin(): void {
    this.#deadline = performance.now() + Math.min(this.#shared.start.limits.callMs, this.#shared.leftMs());
    this.fault = null;
  }

  /** Moves the VM's clock; it never goes back. */
  advanceTo(epochMs: number): void {
    this.#virtualMs = Math.max(this.#virtualMs, epochMs - this.#shared.start.epochMs);
  }

  takeConsole(): string {
    const text = this.#console;
    this.#console = '';
    return text;
  }

  #copied(op: H, args: H): [string, Json[]] {
    try {
      const name = copyValue(this.vm, op, this.#shared.start.limits, this.stop);
      const list = copyValue(this.vm, args, this.#shared.start.limits, this.stop);
      if (typeof name === 'string' && Array.isArray(list)) return [name, list];
    } catch (error) {
      throw (error as Error).message;
    }
    throw 'the first argument of request and compute is a name';
  }
}
