import { JSException, JSValueHandle } from 'quickjs-wasi';
import type { Failure, Place } from '../job.ts';

const LONGEST = 2000;

/** What was thrown, read without running anything of the thrower's: name and message where they are plain text, the stack as the engine tells it. */
export function failureOf(thrown: unknown, stackOf: (error: JSValueHandle) => string): Failure {
  const handle = thrown instanceof JSException ? thrown.handle : thrown instanceof JSValueHandle ? thrown : null;
  if (handle === null) return { name: 'Error', message: thrown instanceof Error ? thrown.message : 'Something was thrown.', at: null };
  if (handle.isString) return { name: 'Error', message: cut(handle.toString()), at: null };
  if (!handle.isObject || handle.isProxy) return { name: 'Error', message: `A ${handle.isProxy ? 'Proxy' : handle.typeof} was thrown.`, at: null };
  const message = ownText(handle, 'message') ?? '';
  const at = placeIn(handle.isError ? stackOf(handle) : '');
  const syntax = /^(.*):(\d+)(?::(\d+))?: /.exec(message);
  return { name: nameOf(handle), message: cut(message), at: at ?? (syntax === null ? null : { file: syntax[1] ?? '', line: Number(syntax[2]), column: Number(syntax[3] ?? 1) }) };
}

/** The own value, or the one of a prototype, as long as it is data. */
function ownText(handle: JSValueHandle, key: string): string | null {
  let owner = handle.dup();
  for (let depth = 0; depth < 8; depth += 1) {
    const value = owner.getOwnPropertyDescriptor(key)?.value;
    if (value !== undefined) return value.isString ? value.consume((text) => text.toString()) : null;
    const next = owner.getPrototypeOf();
    owner.dispose();
    owner = next;
    if (!owner.isObject || owner.isProxy) break;
  }
  return null;
}

const nameOf = (handle: JSValueHandle): string => (ownText(handle, 'name') ?? 'Error').slice(0, 60);

/** The topmost frame in a file of the job. */
function placeIn(stack: string): Place | null {
  for (const [, file = '', line, column] of stack.matchAll(/\(?([\w./-]+\.[jt]s):(\d+)(?::(\d+))?\)?/g)) {
    if (file !== 'entry') return { file: file.replace(/^\.\//, ''), line: Number(line), column: Number(column ?? 1) };
  }
  return null;
}

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
