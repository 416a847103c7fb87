import type { Job, Json } from './job.ts';
import { SandboxSession, type CallOptions } from './sandbox-session.ts';

const MINUTE = 60_000;
const open: SandboxSession[] = [];
afterAll(() => Promise.all(open.map((session) => session.close())));

async function session(text: string, limits: Job['limits'] = {}): Promise<SandboxSession> {
  const opened = await SandboxSession.open({ files: { 'code.ts': text, 'helper.ts': 'export const three: number = 3;' }, seed: 7, epochMs: 1_700_000_000_000, limits: { wallMs: 2000, ...limits } });
  open.push(opened);
  return opened;
}
const outcomeOf = async (text: string, args: Json[] = [], options: CallOptions = {}, limits: Job['limits'] = {}) => (await session(text, limits)).call('code.ts', 'run', args, options);
const run = (body: string) => `export async function run(given: unknown): Promise<unknown> { ${body} }`;

test('typed code is called with JSON and answers with JSON', async () => {
  expect(await outcomeOf(`import { three } from './helper.ts';\ntype N = { n: number };\nexport const run = ({ n }: N): N[] => [{ n: n + three }];`, [{ n: 4 }])).toMatchObject({ status: 'ok', value: [{ n: 7 }] });
}, MINUTE);

test('each instance starts from nothing; calls in one share what it holds', async () => {
  const one = await session('let count = 0;\nexport const run = () => { globalThis.seen = (globalThis.seen ?? 0) + 1; return [count += 1, globalThis.seen]; };');
  const values = [];
  for (const instance of ['a', 'a', 'b']) values.push((await one.call('code.ts', 'run', [], { instance })).value);
  expect(values).toEqual([[1, 1], [2, 2], [1, 1]]);
}, MINUTE);

test('the host answers requests, or decides itself which one is next', async () => {
  const text = `import { request } from 'assay:host';\nexport async function run() { const order = []; await Promise.all(['x', 'y'].map(async (name) => { order.push(await request('get', name)); })); return order; }`;
  expect(await outcomeOf(text, [], { onRequest: (op, [name]) => `${op} ${String(name)}` })).toMatchObject({ value: ['get x', 'get y'] });
  const one = await session(text);
  const ended = one.call('code.ts', 'run', []);
  const waiting = await new Promise<ReturnType<SandboxSession['pending']>>((resolve) => {
    const look = () => { if (one.pending().length === 2) resolve(one.pending()); else setImmediate(look); };
    look();
  });
  for (const { id, args: [name] } of [...waiting].reverse()) one.settle(id, name === 'x' ? { value: 'late' } : { value: 'early' });
  expect(await ended).toMatchObject({ status: 'ok', value: ['early', 'late'] });
}, MINUTE);

test('an answer can be an error, which the code may catch', async () => {
  expect(await outcomeOf(`import { request } from 'assay:host';\nexport const run = () => request('get').catch((error) => 'caught ' + error.message);`, [], { onRequest: () => { throw new Error('gone'); } })).toMatchObject({ value: 'caught gone' });
}, MINUTE);

test('clock, chance and timers are the same each time, and nobody waits for timers', async () => {
  const text = run('await new Promise((done) => setTimeout(done, 3_600_000)); return [Date.now(), Math.random()];');
  const [one, other] = [await outcomeOf(text), await outcomeOf(text)];
  expect(one.value).toEqual(other.value);
  expect(one.value).toEqual([1_700_000_000_000, expect.any(Number)]);
}, MINUTE);

test.each<[string, string, object]>([
  ['an error', 'export function run() {\n  const a = 1;\n  throw new TypeError("no" + a);\n}', { status: 'threw', error: { name: 'TypeError', message: 'no1', at: { file: 'code.ts', line: 3 } } }],
  ['code that does not parse', 'export function run() {\n  return (1;\n}', { status: 'threw', error: { name: 'SyntaxError', at: { file: 'code.ts', line: 2 } } }],
  ['more than a type', 'enum A { One }\nexport const run = () => A.One;', { status: 'threw', error: { message: expect.stringMatching(/enum is more than a type/), at: { line: 1 } } }],
  ['a missing export', 'export const ran = 1;', { status: 'threw', error: { message: 'code.ts exports no function run.' } }],
  ['an import of the world', 'import fs from "node:fs";\nexport const run = () => fs;', { status: 'threw', error: { message: expect.stringMatching(/no module node:fs/) } }],
])('%s is told with its place', async (_, text, expected) => {
  expect(await outcomeOf(text)).toMatchObject(expected);
}, MINUTE);

test.each<[string, string, string]>([
  ['an endless loop', run('for (;;);'), 'timeout'],
  ['a flood of microtasks', run('const go = () => Promise.resolve().then(go); await go();'), 'timeout'],
  ['a slow regular expression', run('return /^(a+)+$/.test("a".repeat(40) + "!");'), 'timeout'],
  ['a loop in the engine that only the outer kill ends', run('return new Array(2 ** 32 - 1).join("");'), 'timeout'],
  ['a promise that nothing settles', run('await new Promise(() => {});'), 'unfinished'],
  ['a string that doubles', run('let s = "x"; for (;;) s += s;'), 'threw'],
  ['recursion', run('const f = (n) => 1 + f(n + 1); return f(0);'), 'threw'],
  ['nested source', run('return JSON.parse("[".repeat(200000));'), 'threw'],
  ['printing without end', run('for (;;) console.log("x".repeat(1000));'), 'output'],
  ['a result of megabytes', run('return "x".repeat(3_000_000);'), 'threw'],
  ['a Proxy as result', run('return new Proxy({}, { ownKeys() { throw new Error("trapped"); } });'), 'threw'],
  ['a getter as result', run('return { get value() { return 1; } };'), 'threw'],
  ['a value nested in itself', run('const a = {}; a.a = a; return a;'), 'threw'],
  ['a thrown Proxy', run('throw new Proxy({}, {});'), 'threw'],
  ['a thrown null', run('throw null;'), 'threw'],
])('%s', async (_, text, status) => {
  expect((await outcomeOf(text, [], {}, { wallMs: 700 })).status).toBe(status);
}, MINUTE);

test('a bomb of objects runs out of memory', async () => {
  expect((await outcomeOf(run('const all = []; for (;;) all.push(new Array(1000).fill(all.length));'), [], {}, { memory: 4 * 2 ** 20, wallMs: 20_000 })).status).toBe('oom');
}, MINUTE);

test.each<[string, string, Json]>([
  ['toJSON does not decide what crosses', run('return { a: 1, toJSON() { return "forged"; } };'), { a: 1 }],
  ['a changed JSON does not either', run('JSON.stringify = () => "{}"; return { a: 1 };'), { a: 1 }],
  ['Function of a host function makes no host code', `import { request } from 'assay:host';\nexport const run = () => { try { return typeof request.constructor.constructor('return process')(); } catch { return 'refused'; } };`, 'refused'],
  ['there is no process, require or network', run('return [typeof process, typeof require, typeof fetch, typeof WebAssembly, typeof Deno];'), ['undefined', 'undefined', 'undefined', 'undefined', 'undefined']],
  ['memory is not watched', run('return [typeof WeakRef, typeof FinalizationRegistry];'), ['undefined', 'undefined']],
  ['a polluted prototype stays inside', run('Object.prototype.status = "ok"; Array.prototype.push = () => 0; return { a: [1] };'), { a: [1] }],
])('%s', async (_, text, value) => {
  expect(await outcomeOf(text)).toMatchObject({ status: 'ok', value });
}, MINUTE);

test('printing what looks like a result is only printed', async () => {
  expect(await outcomeOf(run('console.log(JSON.stringify({ type: "done", outcome: { status: "ok" } })); throw new Error("no");'))).toMatchObject({ status: 'threw', printed: expect.stringMatching(/"done"/) });
}, MINUTE);

test('after the process was ended, a call says so, and what was forgotten is gone', async () => {
  const one = await session(run('return 1;'));
  expect((await one.call('code.ts', 'run', [], { instance: 'a' })).value).toBe(1);
  one.forget('a');
  await one.close();
  expect(await one.call('code.ts', 'run', [])).toMatchObject({ status: 'crash' });
  expect(one.ended).toBe(true);
}, MINUTE);
