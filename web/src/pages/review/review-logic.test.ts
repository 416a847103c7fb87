import { scoreSentence } from './session/score-sentence.ts';
import { safeNext } from './sign-in/safe-next.ts';

const check = (verdict: 'pass' | 'fail' | 'unmeasured', weight: number) => ({ id: 'k/c', title: '', verdict, weight, detail: '', audience: 'reviewer' as const });

test('what was not measured is named and not counted', () => {
  expect(scoreSentence({ checks: [check('pass', 65), check('fail', 25), check('unmeasured', 10)] })).toBe('of 100: 65 of 90 measured points. 10 more are not measured by machine and do not count against the candidate.');
  expect(scoreSentence({ checks: [check('unmeasured', 100)] })).toMatch(/no score/);
});

test('shared points are shown with one decimal', () => {
  expect(scoreSentence({ checks: [check('pass', 25 / 3), check('fail', 50 / 3)] })).toBe('of 100: 8.3 of 25 measured points.');
});

test('after signing in one lands on a page of ours, never on another site', () => {
  expect(safeNext('/review/sessions/1?check=a')).toBe('/review/sessions/1?check=a');
  for (const elsewhere of [null, '//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)']) expect(safeNext(elsewhere)).toBe('/review');
});
