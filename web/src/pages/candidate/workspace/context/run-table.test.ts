import { expect, test } from '@jest/globals';
import { columnName, runTable } from './run-table.ts';

const run = (zone: 'tight' | 'room' | 'open', value: number, problems: string[] = []) => ({
  case: 'one', kind: 'main' as const, zone, limit: 100, room: 40, outcome: 'ok' as const, problems, tokens: 90, value, optimum: 8, full: 10,
  searches: [], reads: 0, counts: 0, ms: 1, hits: [], parts: [],
});
const check = (id: string, verdict: 'pass' | 'fail', more: object) => ({ id, title: id, verdict, weight: 0, detail: '', audience: 'candidate' as const, ...more });
const evidence = (...runs: ReturnType<typeof run>[]) => ({ evidence: runs.map((each) => ({ summary: '', run: each })) });

test('a row per case with the share of the best, and what failed beside it', () => {
  const curve = { case: 'one', full: 10, points: [] };
  const table = runTable({ checks: [
    check('k/visible-area', 'fail', { share: 0.5, evidence: [{ summary: '', curve }] }),
    check('k/visible-stale', 'fail', evidence(run('room', 4))),
    check('k/visible-case-1', 'fail', evidence(run('tight', 0), run('room', 4), run('open', 10, ['Over the limit.']))),
  ] });
  expect(table.rows.map(({ name, cells }) => [name, cells.map(({ sign, words }) => `${sign} ${words}`)])).toEqual([['one', ['✓ as it should be', '✓ 50 % of the best', '✗ fails: Over the limit.']]]);
  expect([table.curves, table.area, table.failed.map(({ id }) => id)]).toEqual([[curve], 0.5, ['k/visible-stale']]);
});

test('columns say how much room there is', () => {
  expect([columnName(run('tight', 0)), columnName(run('room', 0)), columnName(run('open', 0))]).toEqual(['too small', 'room 40', 'open']);
});
