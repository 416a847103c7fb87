import { spreadOf } from './spread.ts';

test.each([
  [[3], '–', false],
  [[3, 3], 'all 3', false],
  [[3, 4], '3–4, mean 3.5', false],
  [[1, 4, 4], '1–4, mean 3: talk about it', true],
])('ratings %j are %s', (ratings, words, wide) => {
  expect(spreadOf(ratings)).toEqual({ words, wide });
});
