import { EvalFlags, type JSValueHandle, type QuickJS } from 'quickjs-wasi';
import type { Failure, HostAnswer, Job, Json, Limits, Outcome } from '../job.ts';
import { copyOut, NotPlain } from './copy-out.ts';
import type { Engine } from './engine.ts';
import { failureOf } from './failure-of.ts';
import { ModuleNames } from './module-names.ts';

/** What a compute module makes for each instance: functions of JSON, and what to tell of them afterwards. */
export type Compute = { functions: Record<string, (...args: Json[]) => Json>; meters(): Json };
type Setup = { engine: Engine; files: Job['files']; limits: Limits; seed: number; epochMs: number; compute: Compute | null; ask: (op: string, args: Json[]) => number };

/** A machine of the candidate's with its modules; several calls may share it, as requests share a server process. */
export class Instance {
  readonly #vm: QuickJS;
  readonly #setup: Setup;
  readonly #waiting = new Map<number, (answer: HostAnswer) => void>();
  #deadline = Infinity;
  #printed = '';
  #stopped: 'timeout' | 'output' | null = null;
  readonly #ends: { tick: JSValueHandle; stack: JSValueHandle };

  private constructor(vm: QuickJS, setup: Setup, ends: { tick: JSValueHandle; stack: JSValueHandle }) {
    this.#vm = vm;
    this.#setup = setup;
    this.#ends = ends;
  }

  static async open(setup: Setup): Promise<Instance> {
    let instance: Instance | null = null;
    const names = new ModuleNames(setup.files);
    const vm: QuickJS = await setup.engine.machine({
      limits: setup.limits, epochMs: setup.epochMs, normalize: (from, name) => names.resolve(from, name), load: (name) => names.text(name),
      interrupted: () => instance?.isOver() ?? false,
      host: {
        __print: (text) => instance!.print(text),
        __request: (op, args) => instance!.request(op, args),
        __compute: (op, args) => instance!.compute(op, args),
      },
    });
    const ends = vm.global.getProp('__ends');
    const seed = ends.getProp('seed');
    vm.newNumber(setup.seed).consume((value) => vm.callFunction(seed, ends, value).dispose());
    seed.dispose();
    const own = { tick: ends.getProp('tick'), stack: ends.getProp('stack') };
    ends.dispose();
    vm.evalCode('delete globalThis.__ends', 'prelude').dispose();
    instance = new Instance(vm, setup, own);
    return instance;
  }

  /** Calls an exported function and waits until it is settled, as far as it is ever going to be. */
  async call(module: string, fn: string, args: readonly Json[]): Promise<Outcome> {
    this.#printed = '';
    this.#deadline = performance.now() + this.#setup.limits.wallMs;
    const done = (outcome: Omit<Outcome, 'printed' | 'meters'>): Outcome => ({ ...outcome, printed: this.#printed, meters: this.#setup.compute?.meters() ?? null });
    try {
      const space = await this.#settled(this.#vm.evalCode(`export * from ${JSON.stringify(`./${module}`)};`, 'entry', EvalFlags.TYPE_MODULE));
      if ('outcome' in space) return done(space.outcome);
      const target = space.value.getProp(fn);
      if (!target.isFunction) return done({ status: 'threw', error: { name: 'SyntaxError', message: `${module} exports no function ${fn}.`, at: { file: module, line: 1, column: 1 } } });
      const given = args.map((value) => this.#vm.hostToHandle(value));
      const result = await this.#settled(this.#vm.callFunction(target, this.#vm.undefined, ...given));
      if ('outcome' in result) return done(result.outcome);
      return done({ status: 'ok', value: copyOut(result.value, this.#setup.limits.result) });
    } catch (error) {
      if (error instanceof NotPlain) return done({ status: 'threw', error: { name: 'TypeError', message: error.message, at: null } });
      return done(this.#failed(failureOf(error, this.#stackOf)));
    }
  }

  answer(id: number, answer: HostAnswer): void {
    this.#waiting.get(id)?.(answer);
  }

  isOver(): boolean {
    if (this.#stopped === null && performance.now() > this.#deadline) this.#stopped = 'timeout';
    return this.#stopped !== null;
  }

  print(text: JSValueHandle | undefined): JSValueHandle {
    const room = this.#setup.limits.output - this.#printed.length;
    const said = text?.isString === true ? text.toString() : '';
    this.#printed += said.slice(0, room);
    if (said.length > room) this.#stopped = 'output';
    return this.#vm.undefined;
  }

  request(op: JSValueHandle | undefined, args: JSValueHandle | undefined): JSValueHandle {
    const deferred = this.#vm.newPromise();
    const id = this.#setup.ask(op?.isString === true ? op.toString() : '', listOf(args, this.#setup.limits));
    this.#waiting.set(id, (answer) => {
      this.#waiting.delete(id);
      if ('value' in answer) this.#vm.hostToHandle(answer.value).consume((value) => deferred.resolve(value));
      else this.#vm.newError(new Error(answer.error)).consume((error) => deferred.reject(error));
      this.#wake();
    });
    return deferred.handle;
  }

  compute(op: JSValueHandle | undefined, args: JSValueHandle | undefined): JSValueHandle {
    const name = op?.isString === true ? op.toString() : '';
    const functions = this.#setup.compute?.functions ?? {};
    const work = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (work === undefined) throw new Error(`There is nothing to compute under the name ${name}.`);
    return this.#vm.hostToHandle(work(...listOf(args, this.#setup.limits)));
  }

  dispose(): void {
    this.#ends.tick.dispose();
    this.#ends.stack.dispose();
    this.#vm.dispose();
  }

  #wake: () => void = () => {};

  readonly #stackOf = (error: JSValueHandle): string => this.#vm.callFunction(this.#ends.stack, this.#vm.undefined, error).consume((text) => (text.isString ? text.toString() : ''));

  /** Runs jobs, timers and answers until a promise is settled; `unfinished` when nothing is left that could settle it. */
  async #settled(handle: JSValueHandle): Promise<{ value: JSValueHandle } | { outcome: Pick<Outcome, 'status' | 'error'> }> {
    if (!handle.isPromise) {
      this.#run();
      return { value: handle };
    }
    this.#vm.markPromiseHandled(handle);
    for (;;) {
      this.#run();
      if (this.#stopped !== null) return { outcome: this.#failed({ name: 'Error', message: '', at: null }) };
      if (handle.promiseState !== 0) break;
      if (this.#waiting.size > 0) {
        await new Promise<void>((resolve) => { this.#wake = resolve; });
        continue;
      }
      const due = this.#vm.callFunction(this.#ends.tick, this.#vm.undefined);
      if (!due.consume((value) => value.toBoolean())) return { outcome: { status: 'unfinished', error: { name: 'Error', message: 'It waits for a promise that nothing is left to settle.', at: null } } };
    }
    const settled = await this.#vm.resolvePromise(handle);
    return 'value' in settled ? settled : { outcome: this.#failed(failureOf(settled.error, this.#stackOf)) };
  }

  #run(): void {
    this.#vm.executePendingJobs();
  }

  #failed(failure: Failure): Pick<Outcome, 'status' | 'error'> {
    const { wallMs, output } = this.#setup.limits;
    if (this.#stopped === 'timeout') return { status: 'timeout', error: { name: 'Timeout', message: `It ran longer than ${wallMs / 1000} s and was ended.`, at: failure.at } };
    if (this.#stopped === 'output') return { status: 'output', error: { name: 'Output', message: `It printed more than ${output} characters and was ended.`, at: failure.at } };
    return { status: /out of memory/i.test(failure.message) ? 'oom' : 'threw', error: failure };
  }
}

function listOf(handle: JSValueHandle | undefined, limits: Limits): Json[] {
  const list = handle === undefined ? null : copyOut(handle, 4 * limits.result);
  return Array.isArray(list) ? list : [];
}
