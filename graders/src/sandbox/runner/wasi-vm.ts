import { EvalFlags, JSException, JSValueHandle, type QuickJS } from 'quickjs-wasi';
import { ENTRY } from './modules.ts';
import type { Ours, Property, Ran, Settlement, Shape, Vm } from './vm.ts';

/** A VM of quickjs-wasi. Uses the engine's C exports where the public method would run guest code or lose an exception. */
export class WasiVm implements Vm<JSValueHandle> {
  readonly #quickjs: QuickJS;
  readonly #ours: Record<Ours, JSValueHandle>;
  #entries = 0;

  constructor(quickjs: QuickJS, ours: Record<Ours, JSValueHandle>) {
    this.#quickjs = quickjs;
    this.#ours = ours;
  }

  importModule(entry: string): Ran<JSValueHandle> {
    return this.#run(() => this.#quickjs.evalCode(entry, `${ENTRY}${++this.#entries}`, EvalFlags.TYPE_MODULE));
  }

  member(object: JSValueHandle, name: string): Ran<JSValueHandle> {
    return this.#run(() => {
      const value = object.getProp(name);
      if (this.#quickjs._getExports().qjs_is_exception(value.ptr) !== 0) throw new JSException(this.#quickjs.getException());
      return value;
    });
  }

  isFunction(value: JSValueHandle): boolean { return value.isFunction; }
  invoke(fn: JSValueHandle, args: JSValueHandle[]): Ran<JSValueHandle> { return this.#run(() => this.#quickjs.callFunction(fn, this.#quickjs.undefined, ...args)); }
  ours(name: Ours): JSValueHandle { return this.#ours[name]; }
  text(value: string): JSValueHandle { return this.#quickjs.newString(value); }
  number(value: number): JSValueHandle { return this.#quickjs.newNumber(value); }
  boolean(value: boolean): JSValueHandle { return value ? this.#quickjs.true : this.#quickjs.false; }
  keep(value: JSValueHandle): JSValueHandle { return value.dup(); }
  free(value: JSValueHandle): void { value.dispose(); }
  dispose(): void { this.#quickjs.dispose(); }

  settlement(value: JSValueHandle): Settlement<JSValueHandle> {
    if (!value.isPromise) return { state: 'not a promise' };
    const state = value.promiseState;
    if (state === 0) return { state: 'pending' };
    const handle = new JSValueHandle(this.#quickjs, this.#quickjs._getExports().qjs_promise_result(value.ptr));
    return state === 1 ? { state: 'fulfilled', value: handle } : { state: 'rejected', reason: handle };
  }

  job(): { ran: boolean; trapped: string | null } {
    const exports = this.#quickjs._getExports();
    try {
      if (exports.qjs_is_job_pending() === 0) return { ran: false, trapped: null };
      // One at a time: the library's own loop never looks at the clock between the jobs of a flood.
      if (exports.qjs_execute_pending_job() < 0) this.#quickjs.getException().dispose();
      return { ran: true, trapped: null };
    } catch (error) {
      return { ran: true, trapped: (error as Error).message };
    }
  }

  shape(value: JSValueHandle): Shape<JSValueHandle> {
    if (value.isUndefined) return { kind: 'undefined' };
    if (value.isNull) return { kind: 'null' };
    if (value.isBool) return { kind: 'boolean', value: value.toBoolean() };
    if (value.isNumber) return { kind: 'number', value: value.toNumber() };
    if (value.isString) return { kind: 'string', length: value.length, read: () => value.toString() };
    if (value.isProxy) return { kind: 'other', what: 'a Proxy' };
    if (value.isFunction || !value.isObject) return { kind: 'other', what: `a ${value.typeof}` };
    if (value.isPromise) return { kind: 'other', what: 'a Promise' };
    if (value.isArray) return { kind: 'array', identity: value.identity, properties: (max) => this.#elements(value, max) };
    const name = value.className;
    if (name !== 'Object') return { kind: 'other', what: `a ${name ?? 'foreign object'}` };
    return { kind: 'object', identity: value.identity, properties: (max) => this.#properties(value, max) };
  }

  find(value: JSValueHandle, name: string, hops: number): JSValueHandle | null {
    if (!value.isObject || value.isProxy) return null;
    const found = this.#own(value, name);
    if (found !== null) return 'value' in found ? found.value : null;
    if (hops === 0) return null;
    const parent = value.getPrototypeOf();
    const above = this.find(parent, name, hops - 1);
    parent.dispose();
    return above;
  }

  /** The library's own method reads all six fields; a result of 50 000 parts cannot wait for that. */
  #own(object: JSValueHandle, name: string): Property<JSValueHandle> | null {
    const key = this.#quickjs.newString(name);
    const pointer = this.#quickjs._getExports().qjs_get_own_property_descriptor(object.ptr, key.ptr);
    key.dispose();
    if (pointer === 0) return null;
    const descriptor = new JSValueHandle(this.#quickjs, pointer);
    const found: Property<JSValueHandle> = descriptor.hasOwnProperty('value') ? { key: name, value: descriptor.getProp('value') } : { key: name, accessor: true };
    descriptor.dispose();
    return found;
  }

  #elements(array: JSValueHandle, max: number): Property<JSValueHandle>[] | null {
    const { length } = array;
    if (length > max) return null;
    // A hole is looked up nowhere else: a patched Array.prototype must not fill it.
    return Array.from({ length }, (_, at) => this.#own(array, String(at)) ?? { key: String(at), value: this.#quickjs.undefined });
  }

  #properties(object: JSValueHandle, max: number): Property<JSValueHandle>[] | null {
    const keys = object.keys();
    return keys.length > max ? null : keys.flatMap((key) => this.#own(object, key) ?? []);
  }

  #run(work: () => JSValueHandle): Ran<JSValueHandle> {
    try {
      return { value: work() };
    } catch (error) {
      return error instanceof JSException ? { thrown: error.handle } : { trapped: (error as Error).message };
    }
  }
}
