import type { RegradeSession } from '@assay/server/contract/regrades.ts';
import { instrumentChanges, summaryOf } from './regrade-words.ts';

const session = (name: string, more: Partial<RegradeSession>): RegradeSession => ({
  id: name, name, decision: null, changed: false, moot: 0, tasks: [], fit: { before: 'both-depths', after: 'both-depths' },
  scores: { before: { databaseSecurity: 80, llmSystems: 80, codeReview: null }, after: { databaseSecurity: 80, llmSystems: 80, codeReview: null } }, ...more,
});

test('the summary names who crosses the bar and counts what needs attention', () => {
  const sessions = [session('Ana', { changed: true, moot: 1, decision: 'advance', fit: { before: 'both-depths', after: 'one-depth-only' } }), session('Ben', {}), session('Cora', { changed: true })];
  expect(summaryOf({ state: 'ready', sessions, runs: { total: 6, finished: 6, without: 2 } })).toEqual([
    '2 candidates change, 1 unchanged.',
    '1 candidate would cross the bar: Ana (both depths → one depth only).',
    '2 tasks have no new result and would keep the grade there is.',
    '1 ruling would not count any more, because the machine says something else than what was ruled on.',
    '1 of those who change is decided; decisions stay as they are.',
  ]);
  const task = { attemptId: 'a', runId: 'r', title: 't', kind: 'k', state: 'queued' as const, note: null, step: null, share: null, scores: { before: 1, after: null }, instruments: { before: null, after: null }, changedChecks: 0 };
  expect(summaryOf({ state: 'ready', sessions: [session('Ben', {}), session('Cora', { tasks: [task] })], runs: { total: 2, finished: 1, without: 0 } })[0]).toBe('0 candidates change, 1 unchanged, 1 still to be graded.');
  expect(summaryOf({ state: 'ready', sessions: [session('Ben', {})], runs: { total: 1, finished: 1, without: 0 } })).toEqual(['0 candidates change, 1 unchanged.', 'Nobody would cross the bar.']);
  expect(summaryOf({ state: 'applied', sessions: [session('Ben', {})], runs: { total: 1, finished: 1, without: 1 } }).slice(1)).toEqual(['Nobody crossed the bar.', '1 task has no new result and kept the grade there is.']);
});

test('of the instruments only what differs is said', () => {
  const before = { version: 1, graderVersion: 'g 1', exerciseHash: 'a', seed: 1 };
  expect(instrumentChanges({ before, after: before })).toEqual([]);
  expect(instrumentChanges({ before, after: { ...before, graderVersion: 'g 2', version: 2, exerciseHash: 'b' } })).toEqual(['grader g 1 → g 2', 'exercise version 1 → 2']);
  expect(instrumentChanges({ before: { ...before, version: null }, after: { ...before, version: null, exerciseHash: 'b', seed: 2 } })).toEqual(['content of the exercise a → b', 'seed 1 → 2']);
  expect(instrumentChanges({ before: null, after: before })).toEqual([]);
});
