import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import variant from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant, newVariant, type CustomizeVariantOptions, type QuickJSContext, type QuickJSHandle } from 'quickjs-emscripten-core';
import type { RealmSource } from '../realm-source.ts';
import { bootHost, bootScripts, REALM_SCRIPT, STACK_BYTES, type Engine, type Realm, type RealmHost } from './engine.ts';
import { compileWasm, NewWasmMemory, type WasmMemory } from './web-assembly.ts';

type SyncVariant = Parameters<typeof newVariant>[0] & { type: 'sync' };

const REFUSED = 'refused:';
const PAGE = 64 * 2 ** 10;
/** What the engine itself takes of its memory, beside the guest's share. */
const OWN_PAGES = 512;

/**
 * Bellard's QuickJS by Emscripten. It has no snapshots, and its memory limit does not hold (quickjs-emscripten #271), so each
 * realm gets a WebAssembly instance of its own whose memory cannot grow past the limit.
 */
export async function quickjsEmscripten(sources: RealmSource, memoryBytes: number): Promise<Engine> {
  const wasmModule = await compileWasm(readFileSync(fileURLToPath(import.meta.resolve('@jitl/quickjs-wasmfile-release-sync/wasm'))));
  return {
    name: 'quickjs-emscripten',
    version: '0.32.0',
    warm: async () => {},
    async newRealm(kind, host) {
      const wasmMemory = new NewWasmMemory({ initial: 256, maximum: Math.ceil(memoryBytes / PAGE) + OWN_PAGES });
      // Its words, such as "Aborted(OOM)", would land in our pipes.
      const emscriptenModule = { print: () => {}, printErr: () => {} } as object;
      const engine = await newQuickJSWASMModuleFromVariant(newVariant(variant as unknown as SyncVariant, { wasmModule, wasmMemory, emscriptenModule } as CustomizeVariantOptions));
      const context = engine.newContext();
      let current: RealmHost = bootHost(kind);
      const { runtime } = context;
      runtime.setMaxStackSize(STACK_BYTES);
      runtime.setInterruptHandler(() => current.shouldStop());
      runtime.setModuleLoader((name) => loadBy(current, name), (importer, specifier) => resolveBy(current, importer, specifier));
      const hear = boot(context, kind, sources, (what, text) => current.tell(what, text));
      current = host;
      return realmOf(context, hear, wasmMemory);
    },
  };
}

/** A refusal of the normalizer is lost in this engine; so it travels as a name that cannot be loaded. */
function resolveBy(host: RealmHost, importer: string, specifier: string): string {
  try {
    return host.resolve(importer, specifier);
  } catch (error) {
    return `${REFUSED}${(error as Error).message}`;
  }
}

function loadBy(host: RealmHost, name: string): string | { error: Error } {
  if (name.startsWith(REFUSED)) return { error: new Error(name.slice(REFUSED.length)) };
  try {
    return host.load(name);
  } catch (error) {
    return { error: error as Error };
  }
}

function boot(context: QuickJSContext, kind: keyof RealmSource, sources: RealmSource, tell: RealmHost['tell']): QuickJSHandle {
  const { script, module, takeHear } = bootScripts(kind, sources);
  context.newFunction('tell', (what, text) => {
    // Only strings: turning anything else into one would run guest code.
    if (context.typeof(what) !== 'string' || context.typeof(text) !== 'string') return context.newString('');
    return context.newString(tell(context.getString(what), context.getString(text)));
  }).consume((host) => context.setProp(context.global, '__assayHost', host));
  context.unwrapResult(context.evalCode(script, REALM_SCRIPT, { type: 'global' })).dispose();
  context.unwrapResult(context.evalCode(module, 'assay:boot', { type: 'module' })).dispose();
  context.unwrapResult(context.runtime.executePendingJobs());
  return context.unwrapResult(context.evalCode(takeHear, REALM_SCRIPT, { type: 'global' }));
}

function realmOf(context: QuickJSContext, hear: QuickJSHandle, memory: WasmMemory): Realm {
  const given = (text: string) => context.newString(text);
  const fail = (error: QuickJSHandle): never => {
    // `dump` would run getters of what was thrown; our own flags say why it ended.
    error.dispose();
    throw new Error('The engine ended the code.');
  };
  return {
    hear(command, text) {
      const args = [given(command), given(text)];
      const answer = context.callFunction(hear, context.undefined, ...args);
      for (const handle of args) handle.dispose();
      if (answer.error !== undefined) return fail(answer.error);
      return answer.value.consume((value) => (context.typeof(value) === 'string' ? context.getString(value) : ''));
    },
    runJobs() {
      const ran = context.runtime.executePendingJobs();
      if (ran.error !== undefined) fail(ran.error);
    },
    memoryBytes: () => memory.buffer.byteLength,
    freeze: () => null,
    // No dispose of the context: after an abort the engine's own clean-up fails. Instance and memory go together.
    dispose: () => {},
  };
}
