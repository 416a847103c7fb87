import { depthScoresOf, fitOf } from './fit.ts';

const rule = { databaseSecurity: 70, llmSystems: 60, codeReview: null };

test.each([
  [70, 60, null, 'both-depths'],
  [69, 60, null, 'one-depth-only'],
  [100, 59, 100, 'one-depth-only'],
  [69, 59, 100, 'not-enough'],
  [null, 100, 100, 'open'],
  [0, null, 100, 'open'],
] as const)('database security %s, LLM systems %s, code review %s beside them: %s', (databaseSecurity, llmSystems, codeReview, fit) => {
  expect(fitOf(rule, { databaseSecurity, llmSystems, codeReview })).toBe(fit);
});

test.each([
  [80, 80, 50, 'both-depths'],
  [80, 80, 49, 'not-enough'],
  [80, 10, 49, 'one-depth-only'],
  [10, 10, 90, 'not-enough'],
  [80, 80, null, 'open'],
] as const)('where code review is required: %s, %s, %s is %s', (databaseSecurity, llmSystems, codeReview, fit) => {
  expect(fitOf({ ...rule, codeReview: 50 }, { databaseSecurity, llmSystems, codeReview })).toBe(fit);
});

test('a threshold of 0 still needs a score: not measured is not passed', () => {
  expect(fitOf({ databaseSecurity: 0, llmSystems: 0, codeReview: null }, { databaseSecurity: 0, llmSystems: null, codeReview: null })).toBe('open');
  expect(fitOf({ databaseSecurity: 0, llmSystems: 0, codeReview: null }, { databaseSecurity: 0, llmSystems: 0, codeReview: null })).toBe('both-depths');
});

test('each kind counts to its depth, by weight; what has no weight does not count', () => {
  expect(depthScoresOf([
    { kind: 'rls-review', weight: 3, score: 100 }, { kind: 'rls-review', weight: 1, score: 0 }, { kind: 'rls-review', weight: 0, score: null },
    { kind: 'context-assembly', weight: 1, score: 59.5 }, { kind: 'a kind of tomorrow', weight: 9, score: 100 },
  ])).toEqual({ databaseSecurity: 75, llmSystems: 60, codeReview: null });
});

test('a depth is open until each exercise that counts has a score', () => {
  expect(depthScoresOf([{ kind: 'rls-review', weight: 9, score: 100 }, { kind: 'rls-review', weight: 1, score: null }]).databaseSecurity).toBeNull();
});
