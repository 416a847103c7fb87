import type { JSValueHandle } from 'quickjs-wasi';
import type { Json } from '../job.ts';

const DEEPEST = 60;
const MOST_NODES = 200_000;

/** A value that is not plain data, or too much of it. */
export class NotPlain extends Error {}

/**
 * Copies a value out of the candidate's machine as data. Own data properties only: no getter runs, no `toJSON` is
 * asked and no proxy is looked at, so that nothing of the candidate's runs while we read.
 * @throws NotPlain naming what was met and where
 */
export function copyOut(handle: JSValueHandle, mostCharacters: number): Json {
  const left = { nodes: MOST_NODES, characters: mostCharacters };
  const text = (value: string) => {
    left.characters -= value.length;
    if (left.characters < 0) throw new NotPlain(`The value is longer than ${mostCharacters} characters.`);
    return value;
  };
  const copy = (value: JSValueHandle, path: string, depth: number): Json | undefined => {
    left.nodes -= 1;
    if (left.nodes < 0) throw new NotPlain(`The value has more than ${MOST_NODES} parts.`);
    if (depth > DEEPEST) throw new NotPlain(`${path}: nested deeper than ${DEEPEST} levels.`);
    if (value.isNull) return null;
    if (value.isUndefined || value.isSymbol || value.isFunction) return undefined;
    if (value.isBool) return value.toBoolean();
    if (value.isNumber) return finite(value.toNumber());
    if (value.isString) return text(value.toString());
    if (value.isBigInt) throw new NotPlain(`${path}: a BigInt is no JSON.`);
    if (value.isProxy) throw new NotPlain(`${path}: a Proxy is no data.`);
    const list = value.isArray;
    const copied: Json[] = [];
    const object: Record<string, Json> = {};
    for (const key of list ? indexes(value, path) : value.getOwnPropertyNames()) {
      const descriptor = value.getOwnPropertyDescriptor(key);
      try {
        if (descriptor?.get !== undefined || descriptor?.set !== undefined) throw new NotPlain(`${path}.${key}: a getter is no data.`);
        if (!list && descriptor?.enumerable !== true) continue;
        const inner = descriptor?.value === undefined ? undefined : copy(descriptor.value, `${path}.${key}`, depth + 1);
        if (list) copied.push(inner ?? null);
        else if (inner !== undefined) Object.defineProperty(object, text(key), { value: inner, enumerable: true, configurable: true, writable: true });
      } finally {
        descriptor?.value?.dispose();
        descriptor?.get?.dispose();
        descriptor?.set?.dispose();
      }
    }
    return list ? copied : object;
  };
  return copy(handle, 'value', 0) ?? null;
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

function indexes(list: JSValueHandle, path: string): string[] {
  const length = list.getOwnPropertyDescriptor('length')?.value?.consume((value) => value.toNumber()) ?? 0;
  if (length > MOST_NODES) throw new NotPlain(`${path}: a list of more than ${MOST_NODES} entries.`);
  return Array.from({ length }, (_, i) => String(i));
}
