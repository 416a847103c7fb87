import { apply, getOwnPropertyDescriptor, getPrototypeOf, hasOwn, isProxy, slice, stringify } from './captured.ts';

const LONGEST = 4096;
// quickjs-ng has it as an accessor; this one is the engine's own, and calls nobody.
const readStack = getOwnPropertyDescriptor(Error.prototype, 'stack')?.get ?? null;

/** `{ name, message, stack }` as JSON text, read without running getters or traps. */
export function describeError(thrown: unknown): string {
  if (thrown === null || (typeof thrown !== 'object' && typeof thrown !== 'function')) {
    return pack('', typeof thrown === 'symbol' ? 'a symbol' : `${thrown as string}`, '');
  }
  if (isProxy(thrown)) return pack('', 'a Proxy was thrown', '');
  return pack(read(thrown, 'name'), read(thrown, 'message'), read(thrown, 'stack') || nativeStack(thrown));
}

function pack(name: string, message: string, stack: string): string {
  return `{"name":${stringify(slice(name, LONGEST))},"message":${stringify(slice(message, LONGEST))},"stack":${stringify(slice(stack, LONGEST))}}`;
}

function nativeStack(thrown: object): string {
  if (readStack === null) return '';
  const stack: unknown = apply(readStack, thrown, []);
  return typeof stack === 'string' ? stack : '';
}

function read(thrown: object, name: string): string {
  let holder: object | null = thrown;
  for (let hops = 0; holder !== null && hops < 16 && !isProxy(holder); hops += 1) {
    const descriptor = getOwnPropertyDescriptor(holder, name);
    if (descriptor !== undefined) return hasOwn(descriptor, 'value') && typeof descriptor.value === 'string' ? descriptor.value : '';
    holder = getPrototypeOf(holder);
  }
  return '';
}
