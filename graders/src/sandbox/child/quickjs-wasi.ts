import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EvalFlags, QuickJS, type JSValueHandle, type QuickJSOptions, type Snapshot } from 'quickjs-wasi';
import type { RealmSource } from '../realm-source.ts';
import { bootHost, bootScripts, REALM_SCRIPT, STACK_BYTES, type Engine, type Frozen, type Realm, type RealmHost } from './engine.ts';
import { compileWasm } from './web-assembly.ts';

const HOST = '__assayHost';
type Made = Frozen & { snapshot: Snapshot; hear: number };

/** quickjs-ng in WebAssembly. A realm is restored from a snapshot, in a WebAssembly instance of its own. */
export async function quickjsWasi(sources: RealmSource, memoryBytes: number): Promise<Engine> {
  const wasm = await compileWasm(readFileSync(fileURLToPath(import.meta.resolve('quickjs-wasi/quickjs.wasm'))));
  const made: Partial<Record<keyof RealmSource, Promise<Made>>> = {};
  const options = (host: RealmHost, seesMemory: (memory: { readonly buffer: ArrayBufferLike }) => void = () => {}): QuickJSOptions => ({
    wasm, memoryLimit: memoryBytes, maxStackSize: STACK_BYTES, timezoneOffset: 0,
    interruptHandler: host.shouldStop,
    moduleLoader: { normalize: host.resolve, load: host.load },
    // The engine's own words go to the child's pipes otherwise.
    wasi(memory) {
      seesMemory(memory);
      return { fd_write: () => 8 };
    },
  });
  const make = (kind: keyof RealmSource) => (made[kind] ??= makeSnapshot(kind, sources, options(bootHost(kind))));
  return {
    name: 'quickjs-wasi',
    version: '3.6.2',
    warm: async () => void await make('plain'),
    async newRealm(kind, host, from) {
      const { snapshot, hear } = from as Made | null ?? await make(kind);
      let memory: { readonly buffer: ArrayBufferLike } | null = null;
      const vm = await QuickJS.restore(snapshot, options(host, (own) => { memory = own; }));
      vm.registerHostCallback(HOST, tellBy(host, vm));
      // It never shrinks: what was used at most, also after an exception has let go of all.
      return realmOf(vm, hear, () => memory?.buffer.byteLength ?? 0);
    },
  };
}

async function makeSnapshot(kind: keyof RealmSource, sources: RealmSource, options: QuickJSOptions): Promise<Made> {
  const vm = await QuickJS.create(options);
  const { script, module, takeHear } = bootScripts(kind, sources);
  const host = vm.newFunction(HOST, () => vm.newString(''));
  vm.setProp(vm.global, HOST, host);
  vm.evalCode(script, REALM_SCRIPT).dispose();
  const booted = vm.evalCode(module, 'assay:boot', EvalFlags.TYPE_MODULE);
  vm.executePendingJobs();
  if (booted.promiseState !== 1) throw new Error('The modules of the realm did not load.');
  const hear = vm.evalCode(takeHear, REALM_SCRIPT);
  vm.runGC();
  return madeOf(vm, vm.exportHandle(hear));
}

function madeOf(vm: QuickJS, hear: number): Made {
  const snapshot = vm.snapshot();
  return { hear, snapshot, bytes: snapshot.memory.byteLength };
}

function tellBy(host: RealmHost, vm: QuickJS): () => JSValueHandle {
  return (...args: JSValueHandle[]) => {
    const [kind, text] = args;
    // Only strings: turning anything else into one would run guest code.
    if (kind?.isString !== true || text?.isString !== true) return vm.newString('');
    return vm.newString(host.tell(kind.toString(), text.toString()));
  };
}

function realmOf(vm: QuickJS, hearBox: number, memoryBytes: () => number): Realm {
  const hear = vm.importHandle(hearBox);
  return {
    hear(command, text) {
      const given = [vm.newString(command), vm.newString(text)];
      const answer = vm.callFunction(hear, vm.undefined, ...given);
      const said = answer.isString ? answer.toString() : '';
      for (const handle of [...given, answer]) handle.dispose();
      return said;
    },
    runJobs: () => void vm.executePendingJobs(),
    memoryBytes,
    freeze: () => madeOf(vm, hearBox),
    dispose: () => vm.dispose(),
  };
}
