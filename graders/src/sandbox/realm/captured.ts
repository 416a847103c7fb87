// Taken before any candidate's code runs. Whatever it patches later, we go on with the originals; so nothing here may
// be reached through a prototype: no methods of arrays, no iteration, no spreading, no destructuring of arrays.
export const { apply, construct, ownKeys, getPrototypeOf } = Reflect;
export const { getOwnPropertyDescriptor, defineProperty, hasOwn, keys } = Object;
export const { parse, stringify } = JSON;
export const { isArray } = Array;
export const { isFinite } = Number;
export const { min, imul, floor } = Math;
export const { fromCharCode } = String;
export const PlainError = Error;
export const PlainTypeError = TypeError;
export const PlainPromise = Promise;
const promiseThen = Promise.prototype.then;
const weakSetHas = WeakSet.prototype.has;
const weakSetAdd = WeakSet.prototype.add;
const sliceString = String.prototype.slice;

export function then(promise: Promise<unknown>, done: (value: unknown) => void, failed: (reason: unknown) => void): void {
  apply(promiseThen, promise, [done, failed]);
}

export function slice(text: string, length: number): string {
  return apply(sliceString, text, [0, length]);
}

const proxies = new WeakSet<object>();

export function isProxy(value: object): boolean {
  return apply(weakSetHas, proxies, [value]);
}

/** Puts a Proxy in the realm whose products we recognize: what we copy must not run traps. */
export function watchProxies(): void {
  const Original = Proxy;
  const { revocable } = Proxy;
  const note = <T extends object>(proxy: T): T => {
    apply(weakSetAdd, proxies, [proxy]);
    return proxy;
  };
  function Watched(target: object, handler: ProxyHandler<object>): object {
    if (new.target === undefined) throw new PlainTypeError('Constructor Proxy requires new');
    return note(new Original(target, handler));
  }
  Watched.revocable = (target: object, handler: ProxyHandler<object>) => {
    const made = revocable(target, handler);
    note(made.proxy);
    return made;
  };
  defineProperty(Watched, 'name', { value: 'Proxy', configurable: true });
  delete (Watched as { prototype?: unknown }).prototype;
  defineProperty(globalThis, 'Proxy', { value: Watched, writable: true, configurable: true });
}
