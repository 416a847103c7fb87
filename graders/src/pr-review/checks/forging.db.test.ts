import { endSharedSandbox } from '../../sandbox/shared-sandbox.ts';
import type { Material } from '../material/read-material.ts';
import { CONDITIONAL, LOCKING, MUTEX, PROOF, READ_THEN_WRITE, tillWith } from '../testing/till.ts';
import { judgeFix } from './fix.ts';
import { judgeProof } from './proof.ts';
import { withDatabases } from './run-tests.ts';

const sandboxUrl = process.env['ASSAY_TEST_POSTGRES_URL']!;
const version = (name: string, withdraw: string) => ({ name, what: name, code: tillWith(withdraw) });
const head = tillWith(READ_THEN_WRITE);
const [proof = ''] = PROOF['proof.test.ts'].split("test('opposite");
const material: Material = {
  pullRequest: { title: '', description: '', base: head.files, head: head.files }, head,
  key: { issues: [{ id: 'lost-update', file: 'src/withdraw.ts', code: '', from: 1, to: 5, causes: ['race'], severity: 'blocker', effect: '' }], decoys: [] },
  right: [version('reference', LOCKING), version('condition', CONDITIONAL)], bug: [version('queue', MUTEX)], only: {},
  issueTests: { 'lost-update': { 'lost-update.test.ts': proof } },
  behaviour: { 'behaviour.test.ts': "import { as } from 'kit';\ntest('a withdrawal', async () => { expect((await as(null).post('/accounts/b/withdrawals', { cents: 10 })).status).toBe(201); });" },
};
afterAll(endSharedSandbox);

const verdictsOf = async (test: string) => {
  const { checks } = await withDatabases({ sandboxUrl }, (where) => judgeProof({ 'proof.test.ts': test }, material, 1, where, () => {}));
  return Object.fromEntries(checks.map(({ id, verdict, detail }) => [id.replace('pr-review/', ''), { verdict, detail }]));
};
const race = (body: string, before = '') => `import { as, interleave, sql } from 'kit';\n${before}\ntest('forged', async () => {\n${body}\n});`;
const TWO = "await interleave([() => as('lena').post('/accounts/a/withdrawals', { cents: 60 }), () => as('lena').post('/accounts/a/withdrawals', { cents: 60 })]);";

test('an honest proof is believed', async () => {
  expect(await verdictsOf(proof)).toMatchObject({ 'proof-valid': { verdict: 'pass' }, 'proof-fails-on-pr': { verdict: 'pass' }, 'proof-kills-variants': { verdict: 'pass' } });
}, 120_000);

test.each([
  ['does not parse', 'test("x", () => {', /proof\.test\.ts:1/],
  ['asserts nothing', race(TWO), /asserts nothing/],
  ['never finishes', race('await new Promise(() => {});'), /unfinished/],
  ['loops for ever', race('for (;;);'), /timeout/],
  ['always fails', race('expect(1).toBe(2);'), /expected 1 to be 2/],
  ['prints a result and throws', race('console.log(\'{"ok":true}\'); throw new Error("exit");'), /exit/],
  ['swaps expect for one that always fails', race(`${TWO} expect(1).toBe(1);`, "globalThis.expect = () => ({ toBe() { throw Object.assign(new Error('forged'), { name: 'AssertionError' }); } });"), /forged/],
  ['swaps expect for one that never fails', race(`${TWO} expect(1).toBe(1);`, 'globalThis.expect = () => ({ toBe() {} });'), /asserts nothing|No valid test fails/],
  ['imports the code under test', `import '../src/withdraw.ts';\n${race('expect(1).toBe(1);')}`, /Cannot find|can be imported/],
  ['imports the way to the host', `import { request } from 'assay:host';\n${race('expect(1).toBe(1);')}`, /Cannot import/],
  ['looks for the version in sources', race("expect(String(as).includes('native code')).toBe(true); expect(new Error().stack ?? '').not.toContain('withdraw.ts');"), /No valid test fails/],
  ['depends on another test of the file', `import { as } from 'kit';\nlet ready = false;\ntest('first', () => { ready = true; expect(ready).toBe(true); });\ntest('second', () => { expect(ready).toBe(true); });`, /“second”: on right code it fails/],
  ['is a matter of luck', race('expect(Math.random()).toBeLessThan(0.35);'), /with some seeds only|on right code it fails|does not fail|No valid test/],
  ['keeps a table for the next run', race("await sql('CREATE TABLE IF NOT EXISTS runs (n int)'); await sql('INSERT INTO runs VALUES (1)'); expect((await sql('SELECT 1 FROM runs')).length).toBeLessThan(12);"), /permission denied/],
  ['counts the transactions before it', race("const [{ n }] = await sql(\"SELECT pg_current_xact_id()::text::bigint - xmin::text::bigint AS n FROM pg_class WHERE relname = 'accounts'\"); expect(Number(n)).toBeLessThan(25);"), /on right code it fails|at some moments only/],
  ['looks at the clock of the database', race("const [{ n }] = await sql(\"SELECT extract(epoch FROM clock_timestamp() - min(backend_start)) AS n FROM pg_stat_activity WHERE datname = current_database()\"); expect(Number(n)).toBeLessThan(0.2);"), /on right code it fails|at some moments only/],
  ['swallows what it finds', race(`try { ${TWO} const [row] = await sql("SELECT balance FROM accounts WHERE id = 'a'"); expect(row.balance).toBe('40'); } catch {} expect(1).toBe(1);`), /No valid test fails/],
  ['patches promises', race(`${TWO} expect(1).toBe(1);`, 'Promise.prototype.then = function () { return this; };'), /./],
  ['names only one way to repair it', race(`${TWO} expect((await sql("SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND query ILIKE 'UPDATE%'"))[0].n).toBe('99');`), /on right code it fails/],
])('a test that %s proves nothing', async (_, text, reason) => {
  const verdicts = await verdictsOf(text);
  expect(verdicts['proof-fails-on-pr']?.verdict).toBe('fail');
  expect(`${verdicts['proof-valid']?.detail} ${verdicts['proof-fails-on-pr']?.detail}`).toMatch(reason);
}, 120_000);

test.each([
  ['patches the assertions and JSON of its own process', `globalThis.expect = () => new Proxy({}, { get: () => () => true });\nJSON.stringify = () => '{"done":true}';\n${READ_THEN_WRITE}`, 'fail'],
  ['locks inside one process', MUTEX, 'fail'],
  ['refuses everybody', 'export async function withdraw(): Promise<boolean> { return false; }', 'fail'],
  ['is right', CONDITIONAL, 'pass'],
])('a fix that %s', async (_, withdraw, expected) => {
  const { checks } = await withDatabases({ sandboxUrl }, (where) => judgeFix({ 'src/withdraw.ts': tillWith(withdraw).files['src/withdraw.ts']! }, material, 1, where, () => {}));
  expect(checks[0]).toMatchObject({ id: 'pr-review/fix-closes-issues', verdict: expected });
}, 120_000);

test('a fix that breaks the build points at the line', async () => {
  const { checks } = await withDatabases({ sandboxUrl }, (where) => judgeFix({ 'src/withdraw.ts': 'export const a = 1;\nexport function {' }, material, 1, where, () => {}));
  expect(checks[0]?.detail).toMatch(/src\/withdraw\.ts:2/);
});
