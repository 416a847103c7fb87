import { ruleSentence } from './words.ts';

const rule = { databaseSecurity: 70, llmSystems: 70, codeReview: null };

test('the rule says which bar was met and what follows', () => {
  expect(ruleSentence(rule, { databaseSecurity: 82, llmSystems: 41, codeReview: null }, 'one-depth-only'))
    .toBe('database security 82 ≥ 70 ✓, LLM systems 41 ≥ 70 ✗: one depth only');
});

test('what is not required is said to be so, and a missing score is no zero', () => {
  expect(ruleSentence(rule, { databaseSecurity: 70, llmSystems: null, codeReview: 12 }, 'open'))
    .toBe('database security 70 ≥ 70 ✓, LLM systems not scored yet, 70 needed, code review 12 (not required): open');
});
