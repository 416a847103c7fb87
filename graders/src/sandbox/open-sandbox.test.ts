import { fileURLToPath } from 'node:url';
import { closeSessions, sessionOf } from './testing/sessions.ts';

afterEach(closeSessions);

const own = { instance: 'a' };

it('calls an exported function with JSON and copies what it returns', async () => {
  const session = await sessionOf({ 'src/a.ts': 'export const swap = ({ a, b }: { a: unknown; b: unknown }) => ({ a: b, b: a });' });
  expect(await session.call('src/a.ts', 'swap', [{ a: [1, null, 'ü'], b: { c: true } }], own))
    .toEqual({ status: 'ok', value: { a: { c: true }, b: [1, null, 'ü'] }, console: '' });
});

it('resolves relative imports, with and without extension, and nothing else', async () => {
  const session = await sessionOf({
    'src/a.ts': "import { two } from '../lib/two.js'; import { three } from './three'; export const five = () => two + three;",
    'src/three.ts': 'export const three = 3;', 'lib/two.ts': 'export const two: number = 2;',
    'fs.ts': "import 'node:fs'; export const f = () => 1;", 'out.ts': "import '../x.ts'; export const f = () => 1;", 'gone.ts': "import './nothing.ts'; export const f = () => 1;",
  });
  expect(await session.call('src/a.ts', 'five', [], own)).toMatchObject({ status: 'ok', value: 5 });
  expect(await session.call('fs.ts', 'f', [], own)).toMatchObject({ status: 'threw', error: { message: expect.stringContaining("cannot import 'node:fs'") } });
  expect(await session.call('out.ts', 'f', [], own)).toMatchObject({ status: 'threw', error: { message: expect.stringContaining('leads out') } });
  expect(await session.call('gone.ts', 'f', [], own)).toMatchObject({ status: 'threw', error: { message: expect.stringContaining('no file nothing.ts') } });
});

it('says where code threw, does not parse, or cannot be stripped', async () => {
  const session = await sessionOf({
    'throws.ts': 'type Long = {\n  a: number;\n};\nexport function f(x: Long) {\n  if (x.a > 0) throw new RangeError("a is " + x.a);\n}',
    'broken.ts': 'export const a = 1;\nexport const f = (= 2;', 'early.js': 'export const f = () => 1;\nlet a; let a;',
    'enum.ts': 'export const f = () => 1;\n  enum Colour { Red }', 'property.ts': 'export class A {\n  constructor(private a: number) {}\n}',
    'imports.ts': "import './enum.ts'; export const f = () => 1;",
  });
  expect(await session.call('throws.ts', 'f', [{ a: 1 }], own)).toMatchObject({ status: 'threw', error: { name: 'RangeError', message: 'a is 1', file: 'throws.ts', line: 5 } });
  expect(await session.call('broken.ts', 'f', [], own)).toMatchObject({ status: 'threw', error: { name: 'SyntaxError', file: 'broken.ts', line: 2 } });
  expect(await session.call('early.js', 'f', [], own)).toMatchObject({ status: 'threw', error: { name: 'SyntaxError', file: 'early.js', line: 2 } });
  const place = { name: 'SyntaxError', file: 'enum.ts', line: 2, column: 3, message: expect.stringContaining('an enum') };
  expect(await session.call('enum.ts', 'f', [], own)).toMatchObject({ status: 'threw', error: place });
  expect(await session.call('imports.ts', 'f', [], own)).toMatchObject({ status: 'threw', error: place });
  expect(await session.call('property.ts', 'A', [], own)).toMatchObject({ status: 'threw', error: { file: 'property.ts', line: 2, message: expect.stringContaining('parameter property') } });
});

it('reports a missing file and a missing export as outcomes with a place', async () => {
  const session = await sessionOf({ 'a.ts': 'export const n = 1;' });
  expect(await session.call('b.ts', 'f', [], own)).toMatchObject({ status: 'threw', error: { name: 'MissingModule' } });
  expect(await session.call('a.ts', 'f', [], own)).toMatchObject({ status: 'threw', error: { name: 'MissingExport', message: 'a.ts exports no f', file: 'a.ts', line: 1 } });
  expect(await session.call('a.ts', 'n', [], own)).toMatchObject({ status: 'threw', error: { name: 'MissingExport', message: 'n of a.ts is no function' } });
});

it('keeps state within an instance and nothing across instances', async () => {
  const session = await sessionOf({ 'a.ts': 'let n = 0; export const f = () => { n += 1; globalThis.seen = (globalThis.seen ?? 0) + 1; Array.prototype.map = () => n; return [n, globalThis.seen]; };' });
  expect((await session.call('a.ts', 'f', [], { instance: 'a' })).value).toEqual([1, 1]);
  expect((await session.call('a.ts', 'f', [], { instance: 'a' })).value).toEqual([2, 2]);
  expect((await session.call('a.ts', 'f', [], { instance: 'b' })).value).toEqual([1, 1]);
  await session.forget('a');
  expect((await session.call('a.ts', 'f', [], { instance: 'a' })).value).toEqual([1, 1]);
});

it('answers requests as they come, failures included', async () => {
  const session = await sessionOf({ 'a.ts': `
    import { request } from 'assay:host';
    export async function f() {
      const found = await Promise.all([request('get', 1), request('get', 2)]);
      try { await request('fail'); } catch (error) { return [found, error.name, error.message]; }
    }` });
  const onRequest = async (op: string, args: unknown[]): Promise<string> => {
    if (op === 'fail') throw new RangeError('refused');
    return `${op} ${args[0]}`;
  };
  expect((await session.call('a.ts', 'f', [], { ...own, onRequest })).value).toEqual([['get 1', 'get 2'], 'RangeError', 'refused']);
});

it('lets the host choose which request is answered next, across calls in one instance', async () => {
  const session = await sessionOf({ 'a.ts': "import { request } from 'assay:host'; let last = ''; export async function f(name) { await request('lock', name); const before = last; last = name; return before; }" });
  const first = session.call('a.ts', 'f', ['one'], own);
  const second = session.call('a.ts', 'f', ['two'], own);
  await session.forget('unrelated');
  const [one, two] = session.pending();
  expect([one?.args, two?.args]).toEqual([['one'], ['two']]);
  await session.settle(two!.id, { value: null });
  expect(session.pending()).toEqual([one]);
  await session.settle(one!.id, { value: null });
  expect([(await first).value, (await second).value]).toEqual(['two', '']);
  await expect(session.settle(one!.id, { value: null })).rejects.toThrow('no request');
});

it('computes in our own realm by name, and passes on the meters', async () => {
  const compute = fileURLToPath(new URL('./testing/counting-compute.ts', import.meta.url));
  const session = await sessionOf({ 'a.ts': `
    import { compute } from 'assay:host';
    const tried = (name) => { try { return compute(name); } catch (error) { return error.message; } };
    export const f = () => [compute('length', 'four'), tried('broken'), tried('meters'), tried('toString'), tried('__proto__')];` }, { compute });
  expect(await session.call('a.ts', 'f', [], own)).toEqual({
    status: 'ok', console: '', meters: { calls: 1 },
    value: [4, 'no such encoding', 'there is no compute function meters', 'there is no compute function toString', 'there is no compute function __proto__'],
  });
});

it('gives a seeded Math.random, a fixed clock, virtual timers in UTC, and a console', async () => {
  const files = { 'a.ts': `
    export async function f() {
      const began = Date.now(); const order = [];
      const late = new Promise((done) => setTimeout(done, 60_000));
      setTimeout(() => order.push('second'), 20); setTimeout((x) => order.push(x), 10, 'first');
      const ticks = setInterval(() => { if (order.push('tick') > 4) clearInterval(ticks); }, 1000);
      clearTimeout(setTimeout(() => order.push('never'), 5));
      await late;
      console.log('waited', { ms: Date.now() - began }, new Date().getTimezoneOffset());
      return { began, order, random: Math.random() };
    }` };
  const session = await sessionOf(files);
  const outcome = await session.call('a.ts', 'f', [], own);
  expect(outcome).toEqual({ status: 'ok', console: 'waited {"ms":60000} 0\n', value: { began: Date.UTC(2026, 0, 1), order: ['first', 'second', 'tick', 'tick', 'tick'], random: expect.any(Number) } });
  expect(await session.call('a.ts', 'f', [], { instance: 'b' })).toEqual(outcome);
  const other = await (await sessionOf(files, { seed: 8 })).call('a.ts', 'f', [], own);
  expect((other.value as { random: number }).random).not.toBe((outcome.value as { random: number }).random);
});

it('has no WeakRef, no FinalizationRegistry, and none of our plumbing among the globals', async () => {
  const session = await sessionOf({ 'a.ts': "export const f = () => ['WeakRef', 'FinalizationRegistry', 'print', 'request', 'compute', '__host', 'process', 'require'].filter((name) => name in globalThis);" });
  expect((await session.call('a.ts', 'f', [], own)).value).toEqual([]);
});

it('gives every call an outcome when the session is closed under it', async () => {
  const session = await sessionOf({ 'a.ts': "import { request } from 'assay:host'; export const f = () => request('never');" });
  const call = session.call('a.ts', 'f', [], own);
  await session.forget('unrelated');
  expect(session.pending()).toHaveLength(1);
  expect(await session.close()).toMatchObject({ engine: 'quickjs-wasi', children: 1, calls: 1, killed: 0 });
  expect(await call).toMatchObject({ status: 'crash', error: { message: 'the session was closed' } });
  expect(await session.call('a.ts', 'f', [], own)).toMatchObject({ status: 'crash' });
});

it('does not pass a fresh VM off as one that was ended, until it is told to forget it', async () => {
  const session = await sessionOf({ 'a.ts': 'let n = 0; export const count = () => ++n; export const loop = () => { for (;;) {} }; export const native = () => new Array(2 ** 32 - 1).join("");' }, { limits: { callMs: 200 } });
  for (const attack of ['loop', 'native']) {
    expect(await session.call('a.ts', 'count', [], own)).toMatchObject({ value: 1 });
    expect(await session.call('a.ts', attack, [], own)).toMatchObject({ status: 'timeout' });
    expect(await session.call('a.ts', 'count', [], own)).toMatchObject({ status: 'crash', error: { name: 'Lost' } });
    await session.forget(own.instance);
  }
  expect(await session.close()).toMatchObject({ children: 2, killed: 1 });
});

it("counts killed calls against the session's time, so that many of them cannot hold a grader up", async () => {
  const session = await sessionOf({ 'a.ts': 'export const native = () => new Array(2 ** 32 - 1).join("");' }, { limits: { callMs: 100, totalMs: 500 } });
  expect(await session.call('a.ts', 'native', [], own)).toMatchObject({ status: 'timeout', error: { name: 'Killed' } });
  expect(await session.call('a.ts', 'native', [], { instance: 'b' })).toMatchObject({ status: 'timeout', error: { message: "the session's 500 ms are used up" } });
  expect(await session.close()).toMatchObject({ children: 1, killed: 1 });
});
