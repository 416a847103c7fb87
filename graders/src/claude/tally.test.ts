import { tally } from './tally.ts';

const TEXT = 'Idle talk goes first,\n  because it answers nothing. The <document> tags are escaped.';
const yes = (quote: string) => ({ items: [{ name: 'why', holds: true, quote }] });
const no = { items: [{ name: 'why', holds: false, quote: '' }] };
const GOOD = yes('Idle talk goes first, because it answers nothing.');
const verdict = (...votes: Parameters<typeof tally>[2][number][]) => tally(TEXT, [{ name: 'why', question: 'Why?' }], votes)[0]!.verdict;

test('only votes that agree decide', () => {
  expect([verdict(GOOD, GOOD, GOOD), verdict(no, no, no), verdict(GOOD, GOOD, no), verdict(GOOD, no, no)]).toEqual(['yes', 'no', 'split', 'split']);
});

test.each([
  ['in another spacing', 'goes first, because\tit answers', 'yes'],
  ['as it was sent to Claude', 'The &lt;document> tags', 'yes'],
  ['nothing', '', 'no'],
  ['blanks', ' \n ', 'no'],
  ['too little to show anything', 'goes first', 'no'],
  ['made up', 'Idle talk goes last, because it answers nothing.', 'no'],
  ['put together from two places', 'Idle talk tags are escaped.', 'no'],
])('a yes with a quote that is %s', (_what, quote, expected) => {
  const vote = yes(quote);
  expect(verdict(vote, vote, vote)).toBe(expected);
});

test('a yes without a passage counts as a no beside others', () => {
  expect(verdict(GOOD, GOOD, yes('I saw it somewhere.'))).toBe('split');
});
