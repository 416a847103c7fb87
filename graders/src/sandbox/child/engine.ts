import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { QuickJS, type QuickJSOptions, type Snapshot } from 'quickjs-wasi';
import type { Limits } from '../job.ts';
import { PRELUDE } from './prelude.ts';

/** With more, recursion in the engine's own code bursts the outer stack before its guard sees it. */
const STACK = 64 * 1024;

/** Typed here: the types of Node do not say what Node has. */
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<CompiledEngine> };
type CompiledEngine = QuickJSOptions['wasm'];

/** What a machine reaches of us; each throws a guest error when it throws. */
export type HostFunctions = Parameters<QuickJS['registerHostCallback']>[1] extends infer Fn ? Record<'__print' | '__request' | '__compute', Fn> : never;
export type MachineOptions = { limits: Limits; epochMs: number; host: HostFunctions; interrupted: () => boolean; load: (name: string) => string; normalize: (from: string, name: string) => string };

/** Compiles the engine once and keeps a machine as it is before any foreign code, from which the others are made. */
export class Engine {
  readonly #wasm: CompiledEngine;
  readonly #snapshot: Snapshot;

  private constructor(wasm: CompiledEngine, snapshot: Snapshot) {
    this.#wasm = wasm;
    this.#snapshot = snapshot;
  }

  static async start(): Promise<Engine> {
    const wasm = await WebAssembly.compile(readFileSync(fileURLToPath(import.meta.resolve('quickjs-wasi/quickjs.wasm'))));
    const vm = await QuickJS.create({ wasm, maxStackSize: STACK, timezoneOffset: 0 });
    for (const name of ['__print', '__request', '__compute']) {
      vm.newFunction(name, () => vm.undefined).consume((fn) => vm.setProp(vm.global, name, fn));
    }
    vm.evalCode(PRELUDE, 'prelude').dispose();
    const snapshot = vm.snapshot();
    vm.dispose();
    return new Engine(wasm, snapshot);
  }

  /** A machine that nothing foreign has run in. Limits, clock and our functions are not part of a snapshot: they are given anew. */
  async machine({ limits, epochMs, host, interrupted, load, normalize }: MachineOptions): Promise<QuickJS> {
    const vm = await QuickJS.restore(this.#snapshot, {
      wasm: this.#wasm, memoryLimit: limits.memory, maxStackSize: STACK, timezoneOffset: 0, interruptHandler: interrupted,
      moduleLoader: { normalize, load },
      wasi: (memory: { buffer: ArrayBuffer }) => ({
        clock_time_get(_clock: number, _precision: bigint, result: number) {
          new DataView(memory.buffer).setBigUint64(result, BigInt(epochMs) * 1_000_000n, true);
          return 0;
        },
      }),
    });
    for (const [name, fn] of Object.entries(host)) vm.registerHostCallback(name, fn);
    return vm;
  }
}
