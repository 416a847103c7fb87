import { readReview } from './review-file.ts';

const head = { 'src/a.ts': 'one\ntwo\nthree\n' };
const review = (comment: string) => `verdict: approve\ncomments:\n  - ${comment}`;
const ok = 'file: src/a.ts\n    severity: major\n    cause: race\n    text: Here.\n    lines: ';

test('a comment is on a line or on lines', () => {
  expect(readReview(review(`${ok}2`), head)).toMatchObject({ verdict: 'approve', comments: [{ from: 2, to: 2 }] });
  expect(readReview(review(`${ok}2-3`), head)).toMatchObject({ comments: [{ from: 2, to: 3 }] });
  expect(readReview(undefined, head)).toEqual({ verdict: null, summary: '', comments: [] });
});

test.each([
  ['a line that is not there', review(`${ok}4`), /comments\.0\.lines: src\/a\.ts has the lines 1 to 3; 4-4 is not among them/],
  ['lines that end before they begin', review(`${ok}3-2`), /comments\.0\.lines/],
  ['a file that is not there', review(`${ok.replace('a.ts', 'b.ts')}1`), /comments\.0\.file: the pull request has no file src\/b\.ts/],
  ['an unknown cause', review(`${ok.replace('race', 'magic')}1`), /comments\.0\.cause: Invalid option/],
  ['eleven comments', `comments:\n${`  - {file: src/a.ts, lines: 1, severity: note, cause: design, text: x}\n`.repeat(11)}`, /at most 10 comments/],
  ['no YAML', 'verdict: [', /review\.yaml:1: is not YAML/],
])('%s is refused with the field', (_, text, message) => {
  expect(readReview(text, head)).toEqual({ refused: expect.stringMatching(message) });
});
