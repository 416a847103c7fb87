/**
 * Our code inside the VM, run before any of the candidate's and kept in the snapshot. It takes the intrinsics it needs by
 * value and keeps its state in objects without prototype, so that a patched built-in changes nothing here.
 * Compiled without source or debug data: its `toString()` tells nothing.
 */
export const PRELUDE = `(() => {
  'use strict';
  const { print, request, compute } = globalThis;
  delete globalThis.print; delete globalThis.request; delete globalThis.compute;
  const { parse, stringify } = JSON, { imul } = Math, { now } = Date, Promise_ = Promise, String_ = String, Error_ = Error, Number_ = Number;
  const stackOf = Object.getOwnPropertyDescriptor(Error.prototype, 'stack')?.get;
  const TypeError_ = TypeError, { defineProperty } = Object, { apply } = Reflect;
  const define = (target, name, value) => defineProperty(target, name, { __proto__: null, value, writable: true, configurable: true, enumerable: false });

  let state = 1;
  define(Math, 'random', function random() {
    state = (state + 0x6D2B79F5) | 0;
    let t = imul(state ^ (state >>> 15), 1 | state);
    t = (t + imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  });

  const show = (value) => {
    if (typeof value === 'string') return value;
    if (typeof value !== 'object' || value === null) return String_(value);
    if (value instanceof Error_) return String_(value.stack && value.name ? value.name + ': ' + value.message : value);
    try { return stringify(value) ?? String_(value); } catch { return '[object]'; }
  };
  const line = (...values) => {
    let text = '';
    for (let i = 0; i < values.length; i++) text += (i === 0 ? '' : ' ') + show(values[i]);
    print(text + '\\n');
  };
  const console = {};
  define(console, 'log', line); define(console, 'info', line); define(console, 'warn', line);
  define(console, 'error', line); define(console, 'debug', line); define(console, 'trace', line);
  define(globalThis, 'console', console);

  let timers = null, lastTimer = 0;
  const schedule = (fn, delay, every, args) => {
    if (typeof fn !== 'function') throw new TypeError_('a timer needs a function');
    const wait = Number_(delay) >= 1 ? Number_(delay) : 1;
    const timer = { __proto__: null, id: ++lastTimer, at: now() + wait, fn, args, every: every ? wait : 0, next: null };
    insert(timer);
    return timer.id;
  };
  const insert = (timer) => {
    if (timers === null || timers.at > timer.at) { timer.next = timers; timers = timer; return; }
    let before = timers;
    while (before.next !== null && before.next.at <= timer.at) before = before.next;
    timer.next = before.next; before.next = timer;
  };
  const cancel = (id) => {
    if (timers !== null && timers.id === id) { timers = timers.next; return; }
    for (let t = timers; t !== null && t.next !== null; t = t.next) if (t.next.id === id) { t.next = t.next.next; return; }
  };
  define(globalThis, 'setTimeout', function setTimeout(fn, delay, ...args) { return schedule(fn, delay, false, args); });
  define(globalThis, 'setInterval', function setInterval(fn, delay, ...args) { return schedule(fn, delay, true, args); });
  define(globalThis, 'setImmediate', function setImmediate(fn, ...args) { return schedule(fn, 1, false, args); });
  define(globalThis, 'clearTimeout', cancel); define(globalThis, 'clearInterval', cancel); define(globalThis, 'clearImmediate', cancel);
  if (typeof globalThis.queueMicrotask !== 'function') {
    const done = Promise_.resolve(), then = Promise_.prototype.then;
    define(globalThis, 'queueMicrotask', (fn) => { apply(then, done, [() => fn()]); });
  }

  const waiting = { __proto__: null };
  const host = {
    request: (op, ...args) => new Promise_((resolve, reject) => {
      const id = request(op, args);
      waiting[id] = { __proto__: null, resolve, reject };
    }),
    compute: (op, ...args) => parse(compute(op, args)),
  };
  globalThis.__host = host;
  return {
    parse,
    // The engine keeps the stack inside the error; the getter was taken before anybody could replace it.
    stackOf: (error) => stackOf === undefined ? error.stack : apply(stackOf, error, []),
    begin: (seed) => { state = seed | 0; },
    nextTimer: () => timers === null ? -1 : timers.at,
    fireTimer: () => {
      const timer = timers;
      timers = timer.next;
      if (timer.every > 0) { timer.at += timer.every; insert(timer); }
      apply(timer.fn, undefined, timer.args);
    },
    settle: (id, ok, text, name) => {
      const { resolve, reject } = waiting[id];
      delete waiting[id];
      if (ok) { resolve(parse(text)); return; }
      const error = new Error_(text);
      define(error, 'name', name);
      reject(error);
    },
  };
})()`;

/** `assay:host`, evaluated once before the snapshot; the global it is handed over by is gone when foreign code starts. */
export const HOST_MODULE_SOURCE = `
const { request, compute } = globalThis.__host;
delete globalThis.__host;
export { request, compute };
`;
