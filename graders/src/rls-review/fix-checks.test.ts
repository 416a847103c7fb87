import { loadFixture } from '@assay/fixtures/database/load-fixture.ts';
import { sqlFile } from '@assay/fixtures/database/sql-file.ts';
import type { CatalogueDescription } from '@assay/fixtures/workspace/catalogue.ts';
import type { Check } from '../report.ts';
import { fixChecks, type FixMeasures } from './fix-checks.ts';
import type { Finding, ProbeResult } from './probe/probe-result.ts';
import type { ReviewWorld } from './review-world.ts';
import { wardWorld } from './testing/ward-world.ts';

const { world: folder, remove } = wardWorld();
afterAll(remove);
const world: ReviewWorld = { fixture: loadFixture(folder), leaks: [{ name: 'view', change: sqlFile('view.sql', '') }], hiddenUses: [] };
const relation = (name: string, over?: string) => ({
  schema: 'public', name, kind: over === undefined ? 'table' as const : 'view' as const, owner: 'ward_owner', parent: null, rowSecurity: true, forceRowSecurity: true, columns: [], policies: [],
  constraints: [], indexes: [], triggers: [], grants: [], view: over === undefined ? null : { securityInvoker: false, securityBarrier: false, checkOption: null }, comment: null,
  definition: over === undefined ? `CREATE TABLE ${name}` : `CREATE VIEW ${name} AS SELECT body FROM ${over}`,
});
const catalogue: CatalogueDescription = {
  schemas: [], functions: [], roles: [], types: [], defaultPrivileges: [], others: [],
  relations: [relation('notes'), relation('beds'), relation('round_list', 'notes'), relation('round_list_v2', 'round_list')],
};
const applied = { before: catalogue, after: catalogue, tooSlow: [], script: sqlFile('fix.sql', ''), changes: { diff: '-a\n+b', notable: ['dropped the policy own on public.beds'] } };

function finding(object: string, verb = 'SELECT'): Finding {
  return {
    id: `rows/${verb}/${object}`, title: `${verb} on ${object}`, actor: 'north as ward_app', victim: 'south', object, verb, channel: 'rows', statement: `SELECT * FROM ${object}`,
    evidence: { summary: `A row of south came back from ${object}.`, path: ['also: the other way round'] }, facts: [], fixHint: '', basis: 'witness',
  };
}
const planted = finding('public.round_list');

function verdicts(probe: Partial<ProbeResult>, measures: Partial<FixMeasures> = {}, changes: typeof applied.changes | null = applied.changes): Record<string, Check['verdict']> {
  const whole: ProbeResult = { verdict: 'sound', findings: [], uses: { passed: 5, failed: [] }, unmeasured: [], probes: 100, durationMs: 1, ...probe };
  const checks = fixChecks(world, { ...applied, changes }, { probe: whole, baselines: [{ name: 'view', findings: [planted] }], plans: [], exploit: null, ...measures });
  return Object.fromEntries(checks.map(({ id, verdict }) => [id.replace('rls-review/', ''), verdict]));
}
const proof: NonNullable<FixMeasures['exploit']> = { outcome: 'proved', reason: 'South came back.', statement: 'SELECT', line: 2, victim: 'south', channel: 'rows', planted: true, evidence: null, errors: [] };

test('a finding on another verb of the same object is the planted leak, still open', () => {
  expect(verdicts({ findings: [finding('public.round_list', 'UPDATE')] })).toMatchObject({ 'fix-closes-leak': 'fail', 'no-other-leak': 'pass' });
});

test('the same data by a new object is both: still open, and new', () => {
  expect(verdicts({ findings: [finding('public.round_list_v2')] })).toMatchObject({ 'fix-closes-leak': 'fail', 'no-other-leak': 'fail' });
});

test('the evidence names the way from the actor to the table', () => {
  const [, closes] = fixChecks(world, applied, { probe: { verdict: 'leaky', findings: [planted], uses: { passed: 1, failed: [] }, unmeasured: [], probes: 1, durationMs: 1 }, baselines: [{ name: 'view', findings: [planted] }], plans: [], exploit: null });
  expect(closes?.evidence?.[0]).toMatchObject({ path: ['north as ward_app', 'view public.round_list', 'as its owner ward_owner', 'table public.notes'], facts: ['also: the other way round'] });
});

test('other data by another object is another leak only', () => {
  expect(verdicts({ findings: [finding('public.beds')] })).toMatchObject({ 'fix-closes-leak': 'pass', 'no-other-leak': 'fail' });
});

test('what could not be probed is neither closed nor open', () => {
  expect(verdicts({ unmeasured: ['public.beds took too long.'] })).toMatchObject({ 'fix-closes-leak': 'unmeasured', 'no-other-leak': 'unmeasured', 'legitimate-use-intact': 'pass' });
});

test('an exploit that still works is believed over a prober that saw nothing', () => {
  expect(verdicts({}, { exploit: proof })).toMatchObject({ 'fix-closes-leak': 'fail' });
  expect(verdicts({}, { exploit: { ...proof, planted: false } })).toMatchObject({ 'fix-closes-leak': 'pass' });
});

test('a fix without any effect earns nothing for what it leaves intact', () => {
  expect(verdicts({ findings: [planted] }, {}, null)).toMatchObject({ 'fix-applies': 'pass', 'fix-closes-leak': 'fail', 'legitimate-use-intact': 'fail', 'no-other-leak': 'fail' });
  // A repair of rows changes no catalogue entry and may be a right fix.
  expect(verdicts({}, {}, null)).toMatchObject({ 'fix-closes-leak': 'pass', 'legitimate-use-intact': 'pass' });
});

test('plans: a lost index fails, a query that cannot be compared is not measured', () => {
  const [use] = world.fixture.uses;
  if (use === undefined) throw new Error('the ward has uses');
  expect(verdicts({}, { plans: [{ use, kind: 'kept' }, { use, kind: 'unknown', reason: 'small' }] })).toMatchObject({ 'plans-keep-indexes': 'pass' });
  expect(verdicts({}, { plans: [{ use, kind: 'unknown', reason: 'small' }] })).toMatchObject({ 'plans-keep-indexes': 'unmeasured' });
  expect(verdicts({}, { plans: [{ use, kind: 'lost', relations: ['public.notes'], before: 'Index Scan', after: 'Seq Scan' }] })).toMatchObject({ 'plans-keep-indexes': 'fail' });
});
