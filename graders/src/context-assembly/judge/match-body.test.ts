import { matchBody } from './match-body.ts';

const source = 'Heading without an end\nThe limit is 5 GB. The limit is 5 GB. Was it said? It was.\n价格是5元。数量是7个。';

test('whole sentences in their order, whatever the whitespace', () => {
  expect(matchBody('Heading without an end The limit is 5 GB.\n\nIt was. 价格是5元。数量是7个。', source)).toEqual({ kind: 'whole', sentences: [0, 1, 4, 5, 6] });
});

test('a gap may be marked, and markup may be escaped', () => {
  expect(matchBody('The limit is 5 GB. […] It was.', source)).toEqual({ kind: 'whole', sentences: [1, 4] });
  expect(matchBody('Say &lt;b&gt; 3 times.', 'Say <b> 3 times. No.')).toEqual({ kind: 'whole', sentences: [0] });
});

test.each([
  ['the end', 'Was it said? The limit is', 'cut'],
  ['the end, with dots', 'Was it said? The limit…', 'cut'],
  ['the start', 'is 5 GB. It was.', 'cut'],
  ['the middle of a script without spaces', '价格是', 'cut'],
  ['nothing', 'In short: five gigabytes.', 'invented'],
  ['a changed number', 'The limit is 6 GB.', 'invented'],
  ['something before', 'Summary. The limit is 5 GB.', 'invented'],
])('a sentence that lacks %s', (_, body, kind) => {
  expect(matchBody(body, source).kind).toBe(kind);
});

test('an empty body is made of nothing', () => {
  expect(matchBody(' \n', source)).toEqual({ kind: 'whole', sentences: [] });
});
