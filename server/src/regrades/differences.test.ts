import type { Check } from '@assay/graders/report.ts';
import type { MadeRuling } from '../rulings/rule-checks.ts';
import { compareChecks } from './compare-checks.ts';
import { compareSession } from './differences.ts';
import type { TaskOfSession } from './differences.queries.ts';
import { unfitReason } from './unfit-reason.ts';

const check = (id: string, verdict: Check['verdict'], more: Partial<Check> = {}): Check => ({ id: `rls-review/${id}`, title: id, verdict, weight: 10, detail: '', audience: 'reviewer', ...more });
const ruling = (id: string, machineVerdict: Check['verdict'], verdict: 'pass' | 'fail' | null): MadeRuling => (
  { id: `${id}-${verdict}`, checkId: `rls-review/${id}`, machineVerdict, verdict, reason: 'why', by: { id: 'a', name: 'ada' }, at: '2026-01-01T00:00:00.000Z' });

test('a check changes with its verdict, its points or its weight, and not with its words', () => {
  const before = [check('verdict', 'fail'), check('points', 'fail', { share: 0.2 }), check('weight', 'pass'), check('words', 'pass'), check('gone', 'pass')];
  const after = [check('verdict', 'pass'), check('points', 'fail', { share: 0.3 }), check('weight', 'pass', { weight: 20 }), check('words', 'pass', { detail: 'Other words.' }), check('new', 'fail')];
  expect(compareChecks(before, after, []).map(({ title, changed }) => [title, changed])).toEqual([['verdict', true], ['points', true], ['weight', true], ['words', false], ['new', true], ['gone', true]]);
});

test('a ruling applies while the machine says the same, and is moot when it does not', () => {
  const fates = (before: Check[], after: Check[], rulings: MadeRuling[]) => compareChecks(before, after, rulings).map(({ ruling: word }) => word?.fate);
  expect(fates([check('a', 'fail')], [check('a', 'fail')], [ruling('a', 'fail', 'pass')])).toEqual(['applies']);
  expect(fates([check('a', 'fail')], [check('a', 'unmeasured')], [ruling('a', 'fail', 'pass')])).toEqual(['moot']);
  expect(fates([check('a', 'unmeasured')], [check('a', 'pass')], [ruling('a', 'fail', 'pass')])).toEqual(['moot-before']);
  expect(fates([check('a', 'fail')], [check('a', 'fail')], [ruling('a', 'fail', null), ruling('a', 'fail', 'pass')])).toEqual([undefined]);
});

const rule = { databaseSecurity: 70, llmSystems: 60, codeReview: null };
const measured = (score: number, checks: Check[]) => ({ score, checks, version: 1, graderVersion: 'g', exerciseHash: 'h', seed: 1 });
const task = (id: string, kind: string, now: number, after: ReturnType<typeof measured> | null, state: 'graded' | 'broken' = 'graded'): TaskOfSession => ({
  session_id: 's', id, weight: 1, kind, title: id, counting_score: now, before: measured(now, []), after, run: { id: `run-${id}`, state, note: null, step: null, share: null },
});

test('the rule is asked with the new scores, and a run without a result leaves the old one', () => {
  const { fit, scores, tasks } = compareSession(rule, [task('db', 'rls-review', 60, measured(80, [])), task('llm', 'context-assembly', 60, null, 'broken')], new Map());
  expect([fit, scores.after]).toEqual([{ before: 'one-depth-only', after: 'both-depths' }, { databaseSecurity: 80, llmSystems: 60, codeReview: null }]);
  expect(tasks.map(({ scores: { after } }) => after)).toEqual([80, null]);
});

test('rulings that still apply count in the new score', () => {
  const after = measured(50, [check('a', 'fail'), check('b', 'pass')]);
  expect(compareSession(rule, [task('db', 'rls-review', 100, after)], new Map([['db', [ruling('a', 'fail', 'pass')]]])).scores.after.databaseSecurity).toBe(100);
});

test('files of another version fit when it asks for the same ones', () => {
  const version = (n: number, files: string[], kind = 'rls-review', variants = {}) => ({ id: `v${n}`, slug: 's', version: n, kind, files, variants });
  const worked = version(2, ['exploit.sql', 'fix.sql']);
  const submitted = { files: ['exploit.sql', 'fix.sql'], variant: null };
  expect(unfitReason({ files: ['exploit.sql', 'fix.sql', 'more.sql'], variant: null }, worked, version(3, ['exploit.sql', 'fix.sql']))).toBeNull();
  expect(unfitReason(submitted, worked, version(3, ['exploit.sql', 'fix.sql', 'note.md']))).toBe('Version 3 asks for note.md, which the candidate did not have.');
  expect(unfitReason(submitted, worked, version(3, ['fix.sql']))).toBe('Version 3 does not ask for exploit.sql any more.');
  expect(unfitReason(submitted, worked, version(1, ['exploit.sql', 'fix.sql']))).toBe('The candidate worked on version 2, which is newer.');
  expect(unfitReason(submitted, worked, version(3, ['exploit.sql', 'fix.sql'], 'pr-review'))).toBe('Version 3 is another kind of task.');
});

test('a regrade keeps the variant: a version without it does not fit', () => {
  const version = (n: number, variants: Record<string, string[]>) => ({ id: `v${n}`, slug: 's', version: n, kind: 'k', files: ['a.sql'], variants });
  const submitted = { files: ['a.sql', 'b.sql'], variant: 'late' };
  const worked = version(1, { early: ['a.sql'], late: ['a.sql', 'b.sql'] });
  expect(unfitReason(submitted, worked, version(2, { late: ['a.sql', 'b.sql'] }))).toBeNull();
  expect(unfitReason(submitted, worked, version(2, { late: ['a.sql'] }))).toBe('Version 2 does not ask for b.sql any more.');
  expect(unfitReason(submitted, worked, version(2, { early: ['a.sql'], other: ['a.sql'] }))).toBe('Version 2 has no variant late, which the candidate worked on.');
  expect(unfitReason({ files: ['a.sql'], variant: null }, version(1, {}), version(2, { early: ['a.sql'], late: ['a.sql'] }))).toBe('Version 2 has variants, and the candidate worked on none of them.');
});
