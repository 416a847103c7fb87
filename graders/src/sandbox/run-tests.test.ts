import type { SandboxSession, TestEvent } from './sandbox-types.ts';
import { ENGINES, openTestSession } from './testing/open-test-session.ts';

const files = {
  'sum.ts': 'export const sum = (...all: number[]): number => all.reduce((a, b) => a + b, 0);',
  'sum.test.ts': `
import { beforeEach, describe, expect, it, test } from 'vitest';
import { sum } from './sum.ts';
let fresh = 0;
beforeEach(() => { fresh += 1; });
test('adds', () => expect(sum(1, 2)).toBe(3));
describe('edge', () => {
  beforeEach(() => { fresh = 10; });
  it('is empty', async () => { await Promise.resolve(); expect(sum()).toEqual(0); expect(fresh).toBe(10); });
  it('is wrong', () => {
    expect({ sum: sum(1) }).toEqual({ sum: 2 });
  });
  it.skip('is skipped', () => { throw new Error('ran'); });
  it.todo('is to come');
  it.each([[1, 2, 3], [2, 2, 5]])('%i + %i = %i', (a, b, c) => expect(sum(a, b)).toBe(c));
});
test('asserts nothing', () => { expect.hasAssertions(); });
test('rejects', () => expect(Promise.reject(new TypeError('no'))).rejects.toThrow(TypeError));
`,
  'only.test.ts': "test('left out', () => { throw new Error('ran'); }); test.only('chosen', () => { expect([1, { a: 2 }]).toMatchObject([1, {}]); });",
  'hangs.test.ts': "test('passes', () => {}); test('hangs', () => { for (;;); }); test('never runs', () => {});",
  'waits.test.ts': "test('waits', () => new Promise(() => {}));",
  'broken.test.ts': "import './absent.ts';",
  'globals.test.ts': "test('has them', () => { expect(typeof vitest).toBe('undefined'); expect(new Set([1])).toEqual(new Set([1])); });",
};

describe.each(ENGINES)('%s', (engine) => {
  let session: SandboxSession;
  const brief = (events: TestEvent[]) => events.map(({ name, status }) => `${status} ${name}`);
  beforeAll(async () => {
    session = await openTestSession(engine, { files, limits: { wallMs: 1500 } });
  });
  afterAll(() => session.close());

  test('a test file is run as vitest would, and each test is told as it ends', async () => {
    const told: TestEvent[] = [];
    const events = await session.runTests('sum.test.ts', { tell: (event) => void told.push(event) });
    expect(brief(events)).toEqual([
      'pass adds', 'pass edge > is empty', 'fail edge > is wrong', 'skip edge > is skipped', 'todo edge > is to come',
      'pass edge > 1 + 2 = 3', 'fail edge > 2 + 2 = 5', 'fail asserts nothing', 'pass rejects',
    ]);
    expect(told).toEqual(events);
    expect(events[2]?.error).toMatchObject({ message: 'expected { sum: 1 } to deeply equal { sum: 2 }', file: 'sum.test.ts', line: 11 });
  });

  test('only what is chosen runs', async () => {
    expect(brief(await session.runTests('only.test.ts'))).toEqual(['skip left out', 'pass chosen']);
  });

  test('globals serve as well as imports', async () => {
    expect(brief(await session.runTests('globals.test.ts'))).toEqual(['pass has them']);
  });

  test('a test that hangs is a timeout and so is its file; what ended before is kept', async () => {
    expect(brief(await session.runTests('hangs.test.ts'))).toEqual(['pass passes', 'timeout hangs', 'timeout hangs.test.ts']);
  });

  test('a file that waits for ever, or does not load, is no pass', async () => {
    expect(brief(await session.runTests('waits.test.ts'))).toContain('unfinished waits.test.ts');
    const [event] = await session.runTests('broken.test.ts');
    expect([event?.status, event?.error?.message]).toEqual(['fail', expect.stringContaining('Cannot find ./absent.ts')]);
  });
});
