import { compareChecks } from './compare-checks.ts';
import type { CheckRow } from './comparison.queries.ts';

const row = (session_id: string, id: string, verdict: CheckRow['verdict'], more: Partial<CheckRow> = {}): CheckRow => (
  { session_id, slug: 'clinic', task: 'Clinic', task_position: 1, position: 1, id, title: id, weight: 1, verdict, earned: verdict === 'pass' ? 1 : 0, measured: verdict === 'unmeasured' ? 0 : 1, ruled: false, ...more });

test('checks that differ come first, each with one cell a session in the order asked for', () => {
  const rows = compareChecks(['b', 'a'], [row('a', 'same', 'pass'), row('b', 'same', 'pass', { ruled: true }), row('a', 'other', 'pass'), row('b', 'other', 'fail')]);
  expect(rows.map(({ id, differs, cells }) => [id, differs, cells.map((cell) => cell?.verdict)])).toEqual([['other', true, ['fail', 'pass']], ['same', false, ['pass', 'pass']]]);
});

test('a check that one session does not have, and a share, are differences', () => {
  expect(compareChecks(['a', 'b'], [row('a', 'x', 'unmeasured')])).toMatchObject([{ differs: true, cells: [{ verdict: 'unmeasured' }, null] }]);
  expect(compareChecks(['a', 'b'], [row('a', 'x', 'pass', { earned: 0.8 }), row('b', 'x', 'pass')])).toMatchObject([{ differs: true }]);
});

test('the same check of two tasks is two rows', () => {
  expect(compareChecks(['a', 'b'], [row('a', 'x', 'pass'), row('b', 'x', 'pass', { slug: 'forwarding' })])).toHaveLength(2);
});
