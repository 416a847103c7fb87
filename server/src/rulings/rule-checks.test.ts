import type { Check } from '@assay/graders/report.ts';
import { ruleChecks, rulingsThatApply, type MadeRuling } from './rule-checks.ts';

const check = (id: string, verdict: Check['verdict'], more: Partial<Check> = {}): Check => ({ id, title: id, verdict, weight: 1, detail: '', audience: 'reviewer', ...more });
const ruling = (checkId: string, machineVerdict: Check['verdict'], verdict: 'pass' | 'fail' | null): MadeRuling => (
  { id: '', checkId, machineVerdict, verdict, reason: '', by: { id: '', name: '' }, at: '' });
const checks = [check('a', 'pass'), check('b', 'fail', { weight: 3 }), check('c', 'unmeasured', { weight: 4 })];

test('without rulings the score is the machine\'s', () => {
  expect(ruleChecks(checks, [])).toMatchObject({ score: 25, checks: [{ earned: 1, measured: 1, ruled: false }, { earned: 0, measured: 3 }, { earned: 0, measured: 0 }] });
});

test('a ruling over the machine earns the whole weight, and a judged check begins to count', () => {
  expect(ruleChecks(checks, [ruling('b', 'fail', 'pass')])).toMatchObject({ score: 100, checks: [{}, { verdict: 'pass', earned: 3, ruled: true }, {}] });
  expect(ruleChecks(checks, [ruling('c', 'unmeasured', 'fail')]).score).toBe(12.5);
});

test('a share is not kept beside a person\'s word', () => {
  expect(ruleChecks([check('a', 'fail', { share: 0.4, weight: 10 })], [ruling('a', 'fail', 'fail')])).toMatchObject({ score: 0, checks: [{ earned: 0, measured: 10 }] });
});

test('the newest ruling counts, also when it takes the earlier one back', () => {
  expect(rulingsThatApply(checks, [ruling('b', 'fail', null), ruling('b', 'fail', 'pass')]).map(({ applies }) => applies)).toEqual([false, false]);
  expect(rulingsThatApply(checks, [ruling('b', 'fail', 'pass'), ruling('b', 'fail', null)]).map(({ applies }) => applies)).toEqual([true, false]);
});

test('a ruling on a verdict that a later grade no longer gives does not count', () => {
  expect(ruleChecks(checks, [ruling('a', 'fail', 'pass'), ruling('gone', 'fail', 'pass')])).toMatchObject({ score: 25, checks: [{ ruled: false }, {}, {}] });
});
