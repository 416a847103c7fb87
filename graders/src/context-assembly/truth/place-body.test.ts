import { placeBody } from './place-body.ts';
import { sentenceFacts } from './sentence-facts.ts';

const SOURCE = sentenceFacts('Refunds\nThe window is 30 days. It is never 40 days? A fee of 2.5 % applies!\nWrite <document> with care &amp; calm. 退款期 12 天。无例外。 👩‍👧 agree.', []);
const place = (body: string) => placeBody(body, SOURCE);

describe('a body is placed', () => {
  test.each([
    ['as it is', 'Refunds\nThe window is 30 days. It is never 40 days? A fee of 2.5 % applies!\nWrite &lt;document> with care &amp; calm. 退款期 12 天。无例外。 👩‍👧 agree.', [0, 1, 2, 3, 4, 5, 6, 7]],
    ['with headings joined by spaces', 'Refunds The window is 30 days.', [0, 1]],
    ['with marked gaps', 'The window is 30 days. […] A fee of 2.5 % applies!', [1, 3]],
    ['with a line for each sentence, as a list', '- The window is 30 days.\n- 退款期 12 天。', [1, 5]],
    ['with more escaping than is asked', 'Write &lt;document&gt; with care &amp;amp; calm.', [4]],
    ['without a space between scripts that need none', '退款期 12 天。无例外。', [5, 6]],
    ['in another order, twice', 'A fee of 2.5 % applies! The window is 30 days. The window is 30 days.', [1, 3]],
    ['when empty', '', []],
  ])('%s', (_how, body, sentences) => {
    const placed = place(body);
    expect(placed.leftovers).toEqual([]);
    expect([...placed.sentences].toSorted()).toEqual(sentences);
  });
});

describe('what is no whole sentence is left over', () => {
  test.each([
    ['an end cut off', 'The window is 30 days. A fee of 2.5', 'cut'],
    ['a cut with dots', 'The window is 30 days. A fee of…', 'cut'],
    ['a beginning cut off', 'window is 30 days. A fee of 2.5 % applies!', 'cut'],
    ['a summary', 'The window is 30 days. Fees may apply.', 'invented'],
    ['a changed number', 'The window is 31 days.', 'invented'],
  ])('%s', (_what, body, kind) => {
    expect(place(body).leftovers.map((leftover) => leftover.kind)).toEqual([kind]);
  });

  test('and does not hide the sentences around it', () => {
    expect([...place('Title of mine: The window is 30 days. Fees are low. A fee of 2.5 % applies!').sentences].toSorted()).toEqual([1, 3]);
  });
});
