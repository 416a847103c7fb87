import { apply, construct, defineProperty, floor, imul, PlainTypeError } from './captured.ts';

type Timer = { id: number; at: number; every: number; run: (...args: unknown[]) => void; args: unknown[]; next: Timer | null };

let now = 0;
let nextId = 1;
// A linked list, since array methods may have been patched.
let first: Timer | null = null;
let random = 1;

export function setClock(epochMs: number, seed: number): void {
  now = epochMs;
  random = (seed ^ 0x9e3779b9) | 0;
}

/** Moves to the next timer and runs it. False when there is none. */
export function fireNextTimer(): boolean {
  const timer = first;
  if (timer === null) return false;
  first = timer.next;
  if (timer.at > now) now = timer.at;
  if (timer.every > 0) insert({ ...timer, at: now + timer.every, next: null });
  apply(timer.run, undefined, timer.args);
  return true;
}

let goal = 0;

/** Where time is to go by `fireNextDue`. */
export function aimAt(ms: number): void {
  goal = now + ms;
}

/** Runs the next timer on the way there. False when there is none, and time has arrived. */
export function fireNextDue(): boolean {
  if (first !== null && first.at <= goal) return fireNextTimer();
  now = goal;
  return false;
}

function insert(timer: Timer): void {
  if (first === null || first.at > timer.at) {
    timer.next = first;
    first = timer;
    return;
  }
  let before = first;
  while (before.next !== null && before.next.at <= timer.at) before = before.next;
  timer.next = before.next;
  before.next = timer;
}

function start(run: unknown, delay: unknown, args: unknown[], repeats: boolean): number {
  if (typeof run !== 'function') throw new PlainTypeError('The timer needs a function.');
  const wait = typeof delay === 'number' && delay >= 1 ? floor(delay) : 1;
  const id = nextId;
  nextId += 1;
  insert({ id, at: now + wait, every: repeats ? wait : 0, run: run as Timer['run'], args, next: null });
  return id;
}

function stop(id: unknown): void {
  if (first?.id === id) first = first?.next ?? null;
  for (let timer = first; timer !== null; timer = timer.next) if (timer.next?.id === id) timer.next = timer.next?.next ?? null;
}

function nextRandom(): number {
  random = (random + 0x6d2b79f5) | 0;
  let mixed = imul(random ^ (random >>> 15), 1 | random);
  mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

/** Timers, Date, performance and Math.random that follow from seed and virtual time: a run can be repeated. */
export function installClock(): void {
  const define = (target: object, name: string, value: unknown) => defineProperty(target, name, { value, writable: true, configurable: true });
  define(globalThis, 'setTimeout', (run: unknown, delay?: unknown, ...args: unknown[]) => start(run, delay, args, false));
  define(globalThis, 'setInterval', (run: unknown, delay?: unknown, ...args: unknown[]) => start(run, delay, args, true));
  define(globalThis, 'clearTimeout', stop);
  define(globalThis, 'clearInterval', stop);
  define(globalThis, 'performance', { now: () => now });
  define(Math, 'random', nextRandom);

  const RealDate = Date;
  function VirtualDate(...args: unknown[]): unknown {
    if (new.target === undefined) return `${construct(RealDate, [now]) as unknown as string}`;
    return construct(RealDate, args.length === 0 ? [now] : args, new.target);
  }
  define(VirtualDate, 'name', 'Date');
  define(VirtualDate, 'now', () => now);
  define(VirtualDate, 'parse', RealDate.parse);
  define(VirtualDate, 'UTC', RealDate.UTC);
  defineProperty(VirtualDate, 'prototype', { value: RealDate.prototype, writable: false });
  // The real one would tell the real time.
  define(RealDate.prototype, 'constructor', VirtualDate);
  define(globalThis, 'Date', VirtualDate);
}
