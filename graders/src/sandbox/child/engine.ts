import type { EngineName } from '../sandbox-types.ts';
import type { RealmSource } from '../realm-source.ts';

/** C recursion must end at the guest's guard before it bursts V8's own stack, which would corrupt the VM. */
export const STACK_BYTES = 64 * 2 ** 10;

/** What a realm can ask of us while it runs. Text in, text out: no object of ours is ever handed in. */
export type RealmHost = {
  tell(kind: string, text: string): string;
  /** The name of a module, or throws: what may import what is decided here. */
  resolve(importer: string, specifier: string): string;
  /** @throws for a name that `resolve` has not given */
  load(module: string): string;
  /** Asked all the time while guest code runs; true ends it. */
  shouldStop(): boolean;
};

export type Realm = {
  /** Calls `hear` of the realm. @throws when guest code was ended, or the engine gave up */
  hear(command: string, text: string): string;
  /** Runs promise jobs until there are none. @throws as `hear` */
  runJobs(): void;
  memoryBytes(): number;
  /** The state as it is, to start other realms from; null where the engine cannot. */
  freeze(): Frozen | null;
  dispose(): void;
};

/** A realm's whole state between two jobs; only the engine that made it can read it. */
export type Frozen = { bytes: number };

export type Engine = {
  name: EngineName;
  version: string;
  /** Does beforehand what every realm needs, so that no candidate waits for it. */
  warm(): Promise<void>;
  /** A realm in which no candidate's code has ever run, or one that goes on from where another was frozen. */
  newRealm(kind: keyof RealmSource, host: RealmHost, from: Frozen | null): Promise<Realm>;
};

/** Where the realm's own script says it is; module rules treat imports from there as ours. */
export const REALM_SCRIPT = 'assay:realm';
const BRIDGE = 'globalThis.__assay';

/** Modules that are evaluated while the realm is made, so that later nobody can put himself between. */
export function bootModules(kind: keyof RealmSource): Record<string, string> {
  const host = { 'assay:host': `export const { request, compute } = ${BRIDGE};` };
  const names = 'test, it, describe, suite, beforeAll, afterAll, beforeEach, afterEach, expect, assert';
  return kind === 'plain' ? host : { ...host, vitest: `export const { ${names} } = globalThis;` };
}

/** The same steps in every engine: script, modules, then the way in is taken from the global object. */
export function bootScripts(kind: keyof RealmSource, sources: RealmSource): { script: string; module: string; takeHear: string } {
  return {
    script: sources[kind],
    module: Object.keys(bootModules(kind)).map((name) => `import '${name}';`).join('\n'),
    takeHear: `(() => { const { hear } = ${BRIDGE}; delete ${BRIDGE}; return hear; })()`,
  };
}

/** For the time in which a realm is made: only our own code runs, and only it is loaded. */
export function bootHost(kind: keyof RealmSource): RealmHost {
  const modules = bootModules(kind);
  return { tell: () => '', resolve: (_importer, specifier) => specifier, load: (name) => modules[name] ?? '', shouldStop: () => false };
}
