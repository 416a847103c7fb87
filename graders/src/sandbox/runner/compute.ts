import { pathToFileURL } from 'node:url';
import type { Json } from './protocol.ts';

/** Answers a guest's `compute(name, ...args)` with JSON text. */
export type Compute = (name: string, args: Json[]) => string;
export type LoadedCompute = { compute: Compute; meters: () => { meters?: Json } };

/** Loads the job's module of trusted functions, if it has one. Only its own exports can be reached, only by name. */
export async function loadCompute(path: string | null): Promise<LoadedCompute> {
  if (path === null) return { compute: (name) => { throw `there is no compute function ${name}`; }, meters: () => ({}) };
  const exported = { ...await import(pathToFileURL(path).href) as Record<string, unknown> };
  const meters = exported['meters'];
  delete exported['meters'];
  return {
    compute: (name, args) => {
      const fn = Object.hasOwn(exported, name) ? exported[name] : undefined;
      if (typeof fn !== 'function') throw `there is no compute function ${name}`;
      try {
        return JSON.stringify(fn(...args) ?? null);
      } catch (error) {
        throw error instanceof Error ? error.message : String(error);
      }
    },
    meters: () => typeof meters === 'function' ? { meters: meters() as Json } : {},
  };
}
