import { copyValue, NotJson, TooLarge } from './copy-value.ts';
import { describeThrown } from './describe-thrown.ts';
import type { GuestHost, Shared } from './guest-host.ts';
import type { Fault, Outcome, Status } from './protocol.ts';
import type { Ran, Vm } from './vm.ts';

/** Says how a call in one VM ended. A deadline or cap that was hit comes before whatever the code made of it. */
export class OutcomeMaker<H> {
  /** The VM may be corrupt or was ended: it takes no more calls. */
  spent = false;
  readonly #shared: Shared<H>;
  readonly #host: GuestHost<H>;
  readonly #vm: Vm<H>;

  constructor(shared: Shared<H>, host: GuestHost<H>, vm: Vm<H>) {
    this.#shared = shared;
    this.#host = host;
    this.#vm = vm;
  }

  finished(value: H): Outcome {
    const stopped = this.stopped();
    if (stopped !== null) return stopped;
    try {
      const copied = copyValue(this.#vm, value, this.#shared.start.limits, this.#host.stop);
      return { ...this.outcome('ok'), ...(copied === undefined ? {} : { value: copied }) };
    } catch (error) {
      if (error instanceof NotJson) return this.outcome('threw', fault('NotJson', error.message));
      if (error instanceof TooLarge) return this.stopped() ?? this.outcome('output', fault('TooLarge', error.message));
      return this.failed({ trapped: (error as Error).message });
    }
  }

  failed(ran: Exclude<Ran<H>, { value: H }>): Outcome {
    const stopped = this.stopped();
    if (stopped !== null) return stopped;
    if ('trapped' in ran) return this.outcome(/malloc|memory/i.test(ran.trapped) ? 'oom' : 'crash', fault('Trap', ran.trapped));
    if (this.#host.fault !== null) return this.outcome('threw', this.#host.fault);
    const thrown = describeThrown(this.#vm, ran.thrown, this.#shared.files);
    return this.outcome(thrown.name === 'InternalError' && thrown.message === 'out of memory' ? 'oom' : 'threw', thrown);
  }

  stopped(): Outcome | null {
    const why = this.#host.stopped;
    return why === null ? null : this.outcome(why.status, fault(why.status === 'timeout' ? 'Timeout' : 'TooLarge', why.message));
  }

  outcome(status: Status, error?: Fault): Outcome {
    if (status === 'crash' || status === 'oom' || this.#host.stopped !== null) this.spent = true;
    return { status, ...(error === undefined ? {} : { error }), console: this.#host.takeConsole(), ...this.#shared.meters() };
  }
}

/** A fault of no place in the files. */
export function fault(name: string, message: string): Fault {
  return { name, message, file: null, line: null, column: null };
}
