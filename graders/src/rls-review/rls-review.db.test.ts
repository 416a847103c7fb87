import { loadExercise } from '@assay/exercises/load-exercise.ts';
import { restGraders } from '../registry.ts';
import type { Check } from '../report.ts';
import { runGrader, runVisibleChecks } from '../run-grader.ts';
import { EXPLOIT, RIGHT_FIX, wardWorld } from './testing/ward-world.ts';

const sandboxUrl = process.env.ASSAY_TEST_POSTGRES_URL ?? '';
const removals: (() => void)[] = [];
afterAll(async () => {
  removals.forEach((remove) => remove());
  await restGraders();
});

function material(changes: Record<string, string | null> = {}, variant?: string) {
  const { exercise, remove } = wardWorld(changes);
  removals.push(remove);
  return loadExercise(exercise, variant).forGrading;
}

const PROBES = 180_000; // seconds each, and longer beside the rest of the run
const ward = material();
const grade = (files: Record<string, string>, exercise = ward) => runGrader({ exercise, files, sandboxUrl, seed: 3, onIncident: ({ cause }) => { throw cause; } });
const verdicts = (checks: Check[]) => Object.fromEntries(checks.map(({ id, verdict }) => [id.replace('rls-review/', ''), verdict]));
const find = (checks: Check[], id: string) => checks.find((check) => check.id === `rls-review/${id}`);

test('a right review passes everything that is measured, with evidence for each point', async () => {
  const { score, checks, metrics } = await grade({ 'exploit.sql': EXPLOIT, 'fix.sql': RIGHT_FIX, 'explanation.md': 'The view runs as its owner.' });
  expect(verdicts(checks)).toEqual({
    'exploit-proves-leak': 'pass', 'fix-applies': 'pass', 'fix-closes-leak': 'pass', 'legitimate-use-intact': 'pass', 'no-other-leak': 'pass', 'plans-keep-indexes': 'pass', explanation: 'unmeasured',
  });
  expect(score).toBe(100);
  expect(metrics.probes).toBeGreaterThan(10);
  expect(find(checks, 'exploit-proves-leak')?.evidence?.[0]).toMatchObject({ summary: expect.any(String) });
  expect(find(checks, 'fix-applies')?.evidence?.[0]?.diff).toContain('+  row security on, forced');
  expect(find(checks, 'fix-closes-leak')?.evidence?.[0]?.summary).toMatch(/^Before the fix: /);
}, PROBES);

test('an exploit without a fix earns its own check', async () => {
  const { checks, score } = await grade({ 'exploit.sql': EXPLOIT });
  expect(find(checks, 'exploit-proves-leak')?.verdict).toBe('pass');
  expect(find(checks, 'fix-closes-leak')).toMatchObject({ verdict: 'fail', detail: 'fix.sql was not handed in.' });
  expect(score).toBeCloseTo(25, 0);
}, PROBES);

test('a fix that is slow where it is asked fails the uses and ends in time', async () => {
  const slow = `${RIGHT_FIX}CREATE FUNCTION wait() RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(600); RETURN true; END $$;
    CREATE POLICY wait ON beds AS RESTRICTIVE FOR SELECT TO ward_app USING (wait());`;
  const { outcome, checks } = await grade({ 'fix.sql': slow });
  expect(outcome).toBe('graded');
  expect(find(checks, 'legitimate-use-intact')?.verdict).toBe('fail');
}, PROBES);

test('two leaks share the points, and each has its own answer', async () => {
  const exercise = material({
    'ward-rounds/exercise.yaml': `kind: rls-review\ntitle: Two\nsummary: Two leaks.\ncompetency: database-security\nlevel: senior\ntimebox_minutes: 30\ntells: Whether somebody goes on looking.\nfollow_up: [What first?, What next?]\nfixture: ../world\nconfig:\n  leaks: [round-list, open-beds]\n`,
  });
  const { checks } = await grade({ 'exploit.sql': '-- as: north\nSELECT * FROM beds;\n', 'fix.sql': RIGHT_FIX }, exercise);
  expect(verdicts(checks)).toMatchObject({
    'exploit-proves-leak-1': 'fail', 'exploit-proves-leak-2': 'pass', 'fix-closes-leak-1': 'pass', 'fix-closes-leak-2': 'fail', 'no-other-leak': 'pass',
  });
  expect(find(checks, 'fix-closes-leak-2')?.weight).toBe(12.5);
}, PROBES);

test('a variant has its own leak, hidden uses, and names for tenants and their data', async () => {
  const exercise = material({
    'ward-rounds/exercise.yaml': `kind: rls-review\ntitle: V\nsummary: Variants.\ncompetency: database-security\nlevel: mid\ntimebox_minutes: 30\ntells: T\nfollow_up: [Q, R]\nfixture: ../world\nvariants:
  - name: lists\n    config: { leaks: [round-list] }\n  - name: beds\n    config: { leaks: [open-beds] }\n    names: { north: east, Nora: Edda }\n`,
    'ward-rounds/hidden/uses.sql': null,
    'ward-rounds/variants/beds/hidden/uses.sql': "-- as: north\n-- rows: 1\nSELECT bed FROM beds WHERE patient = 'Nora North';\n",
  }, 'beds');
  const exploit = '-- as: south\nSELECT patient FROM beds WHERE ward = 1;\n';
  const { variant, checks } = await grade({ 'exploit.sql': exploit, 'fix.sql': 'DROP POLICY everyone ON beds;\n' }, exercise);
  expect([variant, verdicts(checks)]).toEqual(['beds', {
    'exploit-proves-leak': 'pass', 'fix-applies': 'pass', 'fix-closes-leak': 'pass', 'legitimate-use-intact': 'pass', 'no-other-leak': 'pass', 'plans-keep-indexes': 'pass', explanation: 'fail',
  }]);
  expect(JSON.stringify(find(checks, 'exploit-proves-leak')?.evidence)).toMatch(/Edda East/);
  expect(JSON.stringify(checks)).not.toMatch(/Nora|North/);
}, PROBES);

test('the candidate\'s own check tells whether it works so far, and nothing of what is hidden', async () => {
  const check = (files: Record<string, string>) => runVisibleChecks({ exercise: ward, files, sandboxUrl, seed: 3 });
  const right = await check({ 'exploit.sql': EXPLOIT, 'fix.sql': RIGHT_FIX });
  expect(verdicts(right.checks)).toEqual({ 'visible-exploit': 'pass', 'visible-fix-applies': 'pass', 'visible-uses': 'pass' });
  // This fix breaks only a hidden use and leaves the leak: the answer must be the same.
  const wrong = await check({ 'exploit.sql': EXPLOIT, 'fix.sql': 'REVOKE ALL ON round_list FROM ward_app;' });
  expect(wrong).toEqual(right);
  const early = await check({ 'exploit.sql': '-- as: north\nSELECT 1;\n', 'fix.sql': 'DROP TABLE nope;' });
  expect(verdicts(early.checks)).toEqual({ 'visible-exploit': 'fail', 'visible-fix-applies': 'fail', 'visible-uses': 'unmeasured' });
}, PROBES);
