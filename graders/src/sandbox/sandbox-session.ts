import { stripTypes } from './strip-types.ts';
import { LIMITS, type HostAnswer, type HostOp, type Job, type Json, type Limits, type Outcome } from './job.ts';
import { LockedProcess } from './child-process.ts';

/** The parent waits this much longer than the machine's own deadline before it ends the process. */
const GRACE_MS = 700;

export type CallOptions = {
  /** The machine to call in; another name is another machine, with modules of its own. */
  instance?: string;
  /** Answers requests as they come. Without it they wait in `pending` for `settle`. */
  onRequest?: (op: string, args: Json[]) => Promise<Json> | Json;
};

type Waiting = { instance: string; resolve: (outcome: Outcome) => void; reject: (error: Error) => void; timer: NodeJS.Timeout; onRequest: CallOptions['onRequest'] };

/** Foreign code in a locked process, driven from outside. What is wrong with the code is an `Outcome`; only our own failures throw. */
export class SandboxSession {
  readonly #process: LockedProcess;
  readonly #limits: Limits;
  readonly #refused: Outcome | null;
  readonly #waiting = new Map<number, Waiting>();
  readonly #pending = new Map<number, HostOp>();
  #calls = 0;
  #killed = false;

  private constructor(process: LockedProcess, limits: Limits, refused: Outcome | null) {
    this.#process = process;
    this.#limits = limits;
    this.#refused = refused;
  }

  /**
   * Opens a job in a process of its own. Code that does not parse is no error here: every call then says so.
   * @throws Error when the process does not start: our fault
   */
  static async open(job: Job, started: LockedProcess = new LockedProcess(job.compute?.reads)): Promise<SandboxSession> {
    const limits = { ...LIMITS, ...job.limits };
    const files: Record<string, string> = {};
    let refused: Outcome | null = null;
    for (const [name, text] of Object.entries(job.files)) {
      const stripped = stripTypes(name, text);
      if ('code' in stripped) files[name] = stripped.code;
      else refused ??= { status: 'threw', error: stripped.error, printed: '', meters: null };
    }
    const session = new SandboxSession(started, limits, refused);
    await started.ready;
    const opened = new Promise<void>((resolve, reject) => {
      started.listen(({ type, message }) => { if (type === 'opened') resolve(); else reject(new Error(`The sandbox did not take the job. ${String(message ?? started.errors)}`)); });
    });
    const { seed, epochMs, compute } = job;
    started.send({ type: 'open', limits, job: { files, seed, epochMs, ...(compute === undefined ? {} : { compute }) } });
    await opened;
    started.listen((message) => session.#hear(message));
    return session;
  }

  /** Calls an exported function of a module with JSON. One call at a time in an instance. */
  call(module: string, fn: string, args: Json[], { instance = 'main', onRequest }: CallOptions = {}): Promise<Outcome> {
    if (this.#refused !== null) return Promise.resolve(this.#refused);
    if (this.#process.ended) return Promise.resolve(this.#crashed());
    const call = this.#calls += 1;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#end(call), this.#limits.wallMs + GRACE_MS);
      this.#waiting.set(call, { instance, resolve, reject, timer, onRequest });
      this.#process.send({ type: 'call', call, instance, module, fn, args });
    });
  }

  /** Requests that wait for an answer, oldest first. */
  pending(): HostOp[] {
    return [...this.#pending.values()];
  }

  settle(id: number, answer: HostAnswer): void {
    const op = this.#pending.get(id);
    if (op === undefined) throw new Error(`No request ${id} is waiting.`);
    this.#pending.delete(id);
    this.#process.send({ type: 'answer', op: id, instance: op.instance, answer });
  }

  /** Whether the process is gone; no call can be made any more. */
  get ended(): boolean {
    return this.#process.ended || this.#killed;
  }

  /** Lets go of an instance; its name may be used again for a new one. */
  forget(instance: string): void {
    this.#process.send({ type: 'forget', instance });
  }

  async close(): Promise<void> {
    await this.#process.close();
  }

  #hear(message: { type: string } & Record<string, unknown>): void {
    if (message.type === 'request') return this.#ask(message as unknown as HostOp);
    if (message.type === 'done') return this.#finish(message.call as number, ({ resolve }) => resolve(message.outcome as Outcome));
    if (message.type === 'failed') return this.#everyone(({ reject }) => reject(new Error(`The sandbox failed: ${String(message.message)}`)));
    if (message.type === 'gone') this.#everyone(({ resolve }) => resolve(this.#crashed()));
  }

  #ask(op: HostOp): void {
    this.#pending.set(op.id, op);
    const asker = [...this.#waiting.values()].find(({ instance }) => instance === op.instance);
    if (asker?.onRequest === undefined) return;
    const { onRequest } = asker;
    Promise.resolve().then(() => onRequest(op.op, op.args)).then(
      (value) => ({ value }),
      (error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }),
    ).then((answer) => { if (this.#pending.has(op.id)) this.settle(op.id, answer); });
  }

  /** The machine did not end itself: a loop in the engine's own code, which only the death of the process ends. */
  #end(call: number): void {
    this.#finish(call, ({ resolve }) => resolve({ status: 'timeout', error: { name: 'Timeout', message: `It ran longer than ${this.#limits.wallMs / 1000} s and was ended.`, at: null }, printed: '', meters: null }));
    this.#killed = true;
    this.#process.kill();
  }

  #finish(call: number, how: (waiting: Waiting) => void): void {
    const waiting = this.#waiting.get(call);
    if (waiting === undefined) return;
    clearTimeout(waiting.timer);
    this.#waiting.delete(call);
    how(waiting);
  }

  #everyone(how: (waiting: Waiting) => void): void {
    for (const call of [...this.#waiting.keys()]) this.#finish(call, how);
  }

  #crashed(): Outcome {
    return { status: 'crash', error: { name: 'Crash', message: 'The code ended its process.', at: null }, printed: '', meters: null };
  }
}
