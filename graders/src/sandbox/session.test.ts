import type { SandboxSession } from './sandbox-types.ts';
import { ENGINES, openTestSession } from './testing/open-test-session.ts';

const files = {
  'src/main.ts': `
import { double } from './lib/double.ts';
let calls = 0;
export function twice(x: number): number { return double(x); }
export function count(): number { return ++calls; }
export const fails = (): never => {
  throw new RangeError('too big');
};
export const quiet = () => {};
export const never = () => new Promise(() => {});
export const moment = () => [Date.now(), new Date().toISOString(), Math.random(), typeof WeakRef, typeof FinalizationRegistry];
export const later = () => new Promise((done) => setTimeout(() => done(Date.now()), 60_000));
export const talks = () => console.log('sum', { a: 1 }, [2]);
`,
  'src/lib/double.ts': 'export const double = (x: number) => x * 2;',
  'web.ts': `export function run() {
  const given = [1, { b: [2] }];
  const copy = structuredClone(given) as typeof given;
  (given[1] as { b: number[] }).b.push(3);
  const kinds = structuredClone({ m: new Map([['m', 1]]), s: new Set([2]) });
  let refused = '';
  try { structuredClone(() => 1); } catch (error) { refused = (error as Error).name; }
  return [JSON.stringify(copy), \`m \${kinds.m.get('m')}, s \${[...kinds.s][0]}\`, [...new TextEncoder().encode('€😀')], new TextDecoder().decode(new TextEncoder().encode('€😀')), refused];
}`,
  'timers.ts': `
const seen: unknown[] = [];
export const start = () => { setTimeout(() => seen.push(Date.now()), 500); setTimeout(() => Promise.resolve().then(() => seen.push('then')), 500); setTimeout(() => seen.push('late'), 900); };
export const look = () => [...seen, Date.now()];
`,
  'broken.js': 'export const run = () => {\n  return (;\n};\n',
};
const harness = {
  'drive.ts': `
import { request, compute } from 'assay:host';
import { twice } from 'candidate:src/main.ts';
export async function sum(n: number) { let all = 0; for (let i = 0; i < n; i++) all += await request('value', [i]); return twice(all); }
export async function both() { return Promise.all([request('a', null), request('b', null)]); }
export async function refused() { try { await request('x', []); } catch (error) { return error.message; } }
export const missing = () => compute('tokens', 'abc');
`,
};

describe.each(ENGINES)('%s', (engine) => {
  let session: SandboxSession;
  beforeAll(async () => {
    session = await openTestSession(engine, { files, harness, seed: 7, epochMs: 1_000_000 });
  });
  afterAll(() => session.close());

  test('a function of the candidate gets JSON and gives JSON', async () => {
    expect(await session.call('candidate:src/main.ts', 'twice', [21])).toEqual({ status: 'ok', value: 42, output: '', endedBy: 'itself' });
    expect(await session.call('candidate:src/main.ts', 'quiet', [])).toEqual({ status: 'ok', output: '', endedBy: 'itself' });
  });

  test('an instance can start where another was frozen, at another moment', async () => {
    const on = async (instance: string, options = {}) => (await session.call('candidate:src/main.ts', 'count', [], { instance, ...options })).value;
    expect([await on('first'), await on('first')]).toEqual([1, 2]);
    await session.freeze('first');
    expect(await on('first')).toBe(3);
    const copied = engine === 'quickjs-wasi' ? 3 : 1;
    expect([await on('second', { from: 'first' }), await on('third', { from: 'first' }), await on('fourth')]).toEqual([copied, copied, 1]);
    const { value: [now] } = await session.call('candidate:src/main.ts', 'moment', [], { instance: 'fifth', from: 'first', moment: { seed: 8, epochMs: 5_000 } }) as { value: unknown[] } as { value: [number] };
    expect(now).toBe(5_000);
    for (const name of ['first', 'second', 'third', 'fourth', 'fifth']) await session.forget(name);
  });

  test('two instances do not draw the same chance', async () => {
    const [a, b] = await Promise.all(['a', 'b'].map(async (instance) => (await session.call('candidate:src/main.ts', 'moment', [], { instance })).value as unknown[]));
    expect(a![2]).not.toBe(b![2]);
    await Promise.all([session.forget('a'), session.forget('b')]);
  });

  test('time passes when it is told to, and what comes due runs', async () => {
    const call = async (fn: string) => (await session.call('candidate:timers.ts', fn, [], { instance: 'timers' })).value;
    await call('start');
    await session.advance('timers', 499);
    expect(await call('look')).toEqual([1_000_499]);
    await session.advance('timers', 1);
    expect(await call('look')).toEqual([1_000_500, 'then', 1_000_500]);
    await session.advance('timers', 400);
    expect(await call('look')).toEqual([1_000_500, 'then', 'late', 1_000_900]);
    await session.forget('timers');
  });

  test('an error names the candidate\'s own file, line and column', async () => {
    const { status, error } = await session.call('candidate:src/main.ts', 'fails', []);
    expect([status, error]).toEqual(['threw', { name: 'RangeError', message: 'too big', file: 'src/main.ts', line: 7, column: expect.any(Number) }]);
    const { error: syntax } = await session.call('candidate:broken.js', 'run', []);
    expect(syntax).toMatchObject({ name: 'SyntaxError', file: 'broken.js', line: 2 });
  });

  test('what is not there is said by name', async () => {
    expect((await session.call('candidate:src/main.ts', 'absent', [])).error?.message).toBe('candidate:src/main.ts exports no function absent.');
    expect((await session.call('candidate:absent.ts', 'run', [])).error?.message).toContain('Cannot find candidate:absent.ts');
  });

  test('an instance remembers between calls; another one, and a forgotten one, start anew', async () => {
    const count = async (instance: string) => (await session.call('candidate:src/main.ts', 'count', [], { instance })).value;
    expect([await count('one'), await count('one'), await count('two')]).toEqual([1, 2, 1]);
    await session.forget('one');
    expect(await count('one')).toBe(1);
    await session.forget('one');
    await session.forget('two');
  });

  test('host calls wait for us, in order, and what we answer arrives', async () => {
    const call = session.call('harness:drive.ts', 'sum', [3], { instance: 'ops' });
    for (const expected of [0, 1, 2]) {
      await session.quiet();
      const [op] = session.pending();
      expect(op).toMatchObject({ instance: 'ops', op: 'value', args: [expected] });
      await session.settle(op?.id ?? 0, { value: expected });
    }
    expect((await call).value).toBe(6);
    expect(session.pending()).toEqual([]);
    await session.forget('ops');
  });

  test('two host calls at once can be answered in any order', async () => {
    const call = session.call('harness:drive.ts', 'both', [], { instance: 'both' });
    await session.quiet();
    const [a, b] = session.pending();
    await session.settle(b?.id ?? 0, { value: 'second' });
    await session.settle(a?.id ?? 0, { value: 'first' });
    expect((await call).value).toEqual(['first', 'second']);
    await session.forget('both');
  });

  test('a fault is thrown in the realm, and nobody else can be answered', async () => {
    const call = session.call('harness:drive.ts', 'refused', [], { instance: 'fault' });
    await session.quiet();
    await session.settle(session.pending()[0]?.id ?? 0, { fault: 'not today' });
    expect((await call).value).toBe('not today');
    expect(() => session.settle(999_999, { value: 1 })).toThrow('No host call 999999');
    expect((await session.call('harness:drive.ts', 'missing', [], { instance: 'fault' })).error?.message).toBe('This job has no compute module.');
    await session.forget('fault');
  });

  test('what can never end is unfinished, not a pass', async () => {
    expect((await session.call('candidate:src/main.ts', 'never', [])).status).toBe('unfinished');
  });

  test('time is ours: it starts where we say and moves by timers alone; chance repeats', async () => {
    const once = (await session.call('candidate:src/main.ts', 'moment', [], { instance: 'time' })).value;
    expect(once).toEqual([1_000_000, '1970-01-01T00:16:40.000Z', expect.any(Number), 'undefined', 'undefined']);
    expect((await session.call('candidate:src/main.ts', 'later', [], { instance: 'time' })).value).toBe(1_060_000);
    await session.forget('time');
    expect((await session.call('candidate:src/main.ts', 'moment', [], { instance: 'time' })).value).toEqual(once);
    await session.forget('time');
  });

  test('structuredClone and UTF-8 work as they do elsewhere', async () => {
    expect(await session.call('candidate:web.ts', 'run', [])).toMatchObject({ status: 'ok', value: ['[1,{"b":[2]}]', 'm 1, s 2', [226, 130, 172, 240, 159, 152, 128], '€😀', 'DataCloneError'] });
  });

  test('console text is kept for the report', async () => {
    expect((await session.call('candidate:src/main.ts', 'talks', [], { instance: 'talk' })).output).toBe('sum {"a":1} [2]\n');
    await session.forget('talk');
  });
});

test('an abort ends the process and every open call', async () => {
  const abort = new AbortController();
  const session = await openTestSession('quickjs-wasi', { files: { 'a.ts': 'export function run() { for (;;); }' }, signal: abort.signal });
  const call = session.call('candidate:a.ts', 'run', []);
  abort.abort();
  expect(await call).toMatchObject({ status: 'crash', endedBy: 'kill', error: { message: 'Ended from outside: it was cancelled.' } });
  expect(await session.call('candidate:a.ts', 'run', [])).toMatchObject({ status: 'crash' });
  await session.close();
});

test('closing tells what was used', async () => {
  const session = await openTestSession('quickjs-wasi', { files: { 'a.ts': 'export const run = () => console.log("12345")' } });
  await session.call('candidate:a.ts', 'run', []);
  const usage = await session.close();
  expect(usage).toMatchObject({ engine: 'quickjs-wasi', engineVersion: '3.6.2', level: 2, instances: 1, outputBytes: 6 });
  expect(usage.cpuMs).toBeGreaterThan(0);
  expect(usage.peakMemoryBytes).toBeGreaterThan(0);
});
