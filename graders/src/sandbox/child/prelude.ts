/**
 * Runs in each machine before anything of the candidate's: a console and timers that do not wait, and nothing whose
 * answer depends on when memory is collected. It gives its own ends back, and leaves no trace in the realm.
 */
export const PRELUDE = `(() => {
  'use strict';
  const print = globalThis.__print;
  delete globalThis.__print;
  const { stringify } = JSON;
  const Reflect_apply = Reflect.apply;
  const show = (value) => {
    if (typeof value === 'string') return value;
    if (value instanceof Error) return value.name + ': ' + value.message;
    try { return stringify(value) ?? String(value); } catch { return '[' + typeof value + ']'; }
  };
  const say = (...values) => { print(values.map(show).join(' ') + '\\n'); };
  globalThis.console = { log: say, info: say, warn: say, error: say, debug: say, trace: say, table: say };

  let timers = [];
  let now = 0;
  let next = 1;
  const add = (repeat) => (run, delay = 0, ...args) => {
    const wait = Math.max(0, Number(delay) || 0);
    timers.push({ id: next, at: now + wait, run, args, every: repeat ? Math.max(1, wait) : null });
    return next++;
  };
  const drop = (id) => { timers = timers.filter((timer) => timer.id !== id); };
  globalThis.setTimeout = add(false);
  globalThis.setInterval = add(true);
  globalThis.setImmediate = (run, ...args) => globalThis.setTimeout(run, 0, ...args);
  globalThis.clearTimeout = globalThis.clearInterval = globalThis.clearImmediate = drop;
  globalThis.queueMicrotask = (run) => { Promise.resolve().then(run); };
  delete globalThis.WeakRef;
  delete globalThis.FinalizationRegistry;

  let state = 0;
  Math.random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
  const stack = Object.getOwnPropertyDescriptor(Error.prototype, 'stack')?.get;
  globalThis.__ends = {
    /** As the engine tells it, whatever became of Error.prototype since. */
    stack(error) { return stack === undefined ? undefined : Reflect_apply(stack, error, []); },
    seed(value) { state = value | 0; },
    /** Runs the timer that is due next; false when there is none. */
    tick() {
      if (timers.length === 0) return false;
      let due = timers[0];
      for (const timer of timers) if (timer.at < due.at || (timer.at === due.at && timer.id < due.id)) due = timer;
      now = due.at;
      if (due.every === null) drop(due.id); else due.at = now + due.every;
      (0, due.run)(...due.args);
      return true;
    },
  };
})();`;

/** What a module that drives the candidate's code imports to reach us. */
export const HOST_MODULE = `const ask = globalThis.__request, work = globalThis.__compute;
export const request = (op, ...args) => ask(op, args);
export const compute = (op, ...args) => work(op, args);`;
