import { endSharedSandbox } from '../../sandbox/shared-sandbox.ts';
import { runAll } from '../testing/run-all.ts';
import { CONDITIONAL, LOCKING, MUTEX, PROOF, READ_THEN_WRITE, tillWith } from '../testing/till.ts';
import { TestSuite } from './test-suite.ts';
import { WorldDatabases } from './world-databases.ts';

const BOUNDS = { schedules: 2000, ms: 60_000, stopAtFailure: false, preemptions: 4 };
const sandboxUrl = process.env['ASSAY_TEST_POSTGRES_URL']!;
const databases = new WorldDatabases(sandboxUrl);
const suite = new TestSuite(PROOF);
afterAll(async () => {
  await Promise.all([suite.close(), databases.drop()]);
  await endSharedSandbox();
});

const runOn = (withdraw: string) => runAll(tillWith(withdraw), suite, databases, BOUNDS);

test('a lost update is found, with the values that were read and written', async () => {
  const [lost, deadlock, alone] = await runOn(READ_THEN_WRITE);
  expect([lost?.status, lost?.complete, lost?.error?.name]).toEqual(['fail', true, 'AssertionError']);
  expect(lost!.failing).toBeGreaterThan(0);
  expect(lost!.failing).toBeLessThan(lost!.schedules);
  expect(lost!.failure?.trace.map(({ task, text }) => `${task}: ${text}`).join('\n')).toContain("SELECT balance FROM accounts WHERE id = 'a' → 100");
  expect(deadlock?.status).toBe('fail');
  expect(deadlock?.failure?.trace.some(({ text }) => text.includes('40P01'))).toBe(true);
  expect(alone).toMatchObject({ status: 'pass', interleaved: false, schedules: 1, assertions: 1 });
});

test.each([['a condition in the update', CONDITIONAL], ['a row lock', LOCKING]])('%s passes in every schedule, in one process and in two', async (_, withdraw) => {
  const [proof] = await runOn(withdraw);
  expect(proof).toMatchObject({ status: 'pass', complete: true, failing: 0 });
  expect(proof!.schedules).toBeGreaterThan(2);
});

test('a lock inside one process is no fix', async () => {
  const [proof] = await runOn(MUTEX);
  expect(proof).toMatchObject({ status: 'fail', failure: { processes: 'each' } });
});
