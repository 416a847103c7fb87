import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { CompileFlags, EvalFlags, Intrinsics, QuickJS, type JSValueHandle, type QuickJSOptions } from 'quickjs-wasi';
import { HOST_MODULE, resolveModule } from './modules.ts';
import { HOST_MODULE_SOURCE, PRELUDE } from './prelude.ts';
import type { Limits } from './protocol.ts';
import { OURS, type Engine, type Ours, type VmHooks } from './vm.ts';
import { WasiVm } from './wasi-vm.ts';

/** The build that the probe suite ran against. Another one is refused until somebody has looked at it. */
const WASM_SHA256 = 'd4c9375f2b1ca4dc95f72c8aa2982a7a9951ac8011490d79c6582df732b4bbd9';

/** quickjs-ng in WebAssembly: boots once with our prelude, then every VM is restored from that snapshot. */
export class WasiEngine implements Engine<JSValueHandle> {
  readonly name = 'quickjs-wasi';
  readonly #module: WebAssembly.Module;
  #booted: Promise<Booted> | null = null;

  constructor() {
    const bytes = readFileSync(new URL(import.meta.resolve('quickjs-wasi/quickjs.wasm')));
    const sum = createHash('sha256').update(bytes).digest('hex');
    if (sum !== WASM_SHA256) throw new Error(`quickjs.wasm has SHA-256 ${sum}, expected ${WASM_SHA256}`);
    this.#module = new WebAssembly.Module(bytes);
  }

  /** Makes the snapshot ahead of the first job. */
  async warm(): Promise<void> {
    await (this.#booted ??= boot(this.#module));
  }

  async open(limits: Limits, hooks: VmHooks<JSValueHandle>): Promise<WasiVm> {
    const { snapshot, tokens } = await (this.#booted ??= boot(this.#module));
    const quickjs = await QuickJS.restore(snapshot, {
      ...fixed(this.#module, hooks.nowMs),
      memoryLimit: limits.memoryBytes, maxStackSize: limits.stackBytes,
      interruptHandler: hooks.interrupt,
      moduleLoader: { normalize: hooks.resolve, load: hooks.load },
    });
    quickjs.registerHostCallback('print', (text) => { hooks.print(text!); return quickjs.undefined; });
    quickjs.registerHostCallback('request', (op, args) => quickjs.newNumber(hooks.request(op!, args!)));
    quickjs.registerHostCallback('compute', (op, args) => quickjs.newString(hooks.compute(op!, args!)));
    const ours = Object.fromEntries(OURS.map((name) => [name, quickjs.importHandle(tokens[name])])) as Record<Ours, JSValueHandle>;
    return new WasiVm(quickjs, ours);
  }
}

type Booted = { snapshot: ReturnType<QuickJS['snapshot']>; tokens: Record<Ours, number> };

async function boot(module: WebAssembly.Module): Promise<Booted> {
  const none = new Set<string>();
  const quickjs = await QuickJS.create({
    ...fixed(module, () => 0), intrinsics: Intrinsics.ALL & ~Intrinsics.WEAK_REF,
    moduleLoader: { normalize: (importer, specifier) => resolveModule(none, importer, specifier), load: () => { throw 'no file at boot'; } },
  });
  for (const name of ['print', 'request', 'compute']) quickjs.setProp(quickjs.global, name, quickjs.newFunction(name, () => quickjs.undefined));
  // Compiled in a VM of its own: compiling registers a module too, and an import would find that one, unevaluated.
  const compiler = await QuickJS.create(fixed(module, () => 0));
  const strip = CompileFlags.STRIP_SOURCE | CompileFlags.STRIP_DEBUG;
  const prelude = quickjs.evalBytecode(compiler.compile(PRELUDE, 'assay', EvalFlags.TYPE_GLOBAL, strip));
  quickjs.evalBytecode(compiler.compile(HOST_MODULE_SOURCE, HOST_MODULE, EvalFlags.TYPE_MODULE, strip));
  quickjs.executePendingJobs();
  const tokens = Object.fromEntries(OURS.map((name) => [name, quickjs.exportHandle(prelude.getProp(name))])) as Record<Ours, number>;
  return { snapshot: quickjs.snapshot(), tokens };
}

/** The parts of a VM's surroundings that a restore does not carry over: a clock of ours, UTC. */
function fixed(module: WebAssembly.Module, nowMs: () => number): QuickJSOptions {
  return {
    wasm: module, timezoneOffset: 0,
    wasi: (memory) => ({
      clock_time_get(_clock: number, _precision: bigint, at: number): number {
        new DataView(memory.buffer).setBigUint64(at, BigInt(Math.trunc(nowMs() * 1e6)), true);
        return 0;
      },
    }),
  };
}
