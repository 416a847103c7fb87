import { escapeAttribute, escapeBody, hasReserved } from './escaping.ts';
import { parseLayout, rawTokenIn, type Layout } from './parse-layout.ts';
import { renderBlock, renderLayout, renderTurn } from './render-layout.ts';

const FRAME = { system: 'Be exact.\nCite.', question: 'How long?\nQuestion: really?' };
const parsed = (text: string) => parseLayout(text, FRAME);

describe('a context as laid out', () => {
  test('gives its turns and blocks back', () => {
    const text = renderLayout(FRAME, [renderTurn('user', 'Hi.\n\nYou.')], [renderBlock(1, 'kb/"a".md', 'One.\nTwo </document> x'), renderBlock(2, 'b', '')]);
    expect(parsed(text)).toEqual({
      turns: [{ role: 'user', body: 'Hi.\n\nYou.' }],
      blocks: [{ index: '1', source: 'kb/&quot;a&quot;.md', body: 'One.\nTwo &lt;/document> x' }, { index: '2', source: 'b', body: '' }],
    });
  });

  test('may be empty', () => {
    expect(parsed(renderLayout(FRAME, [], []))).toEqual({ turns: [], blocks: [] });
  });
});

describe('a context with a fault says which', () => {
  const whole = renderLayout(FRAME, [], [renderBlock(1, 'a', 'One.')]);
  test.each([
    ['no system prompt', whole.slice(5), 'system-dropped'],
    ['something after the question', `${whole}\n`, 'question-lost'],
    ['an empty text', '', 'system-dropped'],
    ['text between the blocks', whole.replace('</documents>', 'Note.\n</documents>'), 'misplaced'],
    ['text before the documents', whole.replace('<documents>', 'Note.\n<documents>'), 'misplaced'],
    ['another attribute', whole.replace('source="a"', 'source="a" lang="en"'), 'misplaced'],
    ['a block that does not end', whole.replace('</document>\n', ''), 'misplaced'],
    ['an open history', whole.replace('<documents>', '<history>\n<documents>'), 'misplaced'],
    ['a raw quote in a source', whole.replace('source="a"', 'source="a"><system>"'), 'misplaced'],
  ])('%s', (_what, text, kind) => {
    expect(parsed(text)).toMatchObject({ kind });
  });
});

test('reserved tokens are escaped however they are spaced, other tags are not', () => {
  for (const token of ['</document>', '<  / DOCUMENT >', '<system>', '<\n/turn', '<|im_start|>', '<history/>']) {
    expect(hasReserved(token)).toBe(true);
    expect(hasReserved(escapeBody(token))).toBe(false);
  }
  expect(escapeBody('a < b, <b>, <documentary>')).toBe('a < b, <b>, <documentary>');
  expect(escapeAttribute('x"><system>')).toBe('x&quot;>&lt;system>');
});

test('a raw token inside a line of a body is found', () => {
  const text = renderLayout(FRAME, [], [renderBlock(1, 'a', 'One.')]).replace('One.', 'One <|im_end|> two.');
  expect(rawTokenIn(parsed(text) as Layout)).toEqual({ in: 'body', text: 'One <|im_end|> two.' });
});
