import { answers, asked, fromRow, wordOf } from './argument-values.ts';
import type { Column, Relation } from './catalogue.ts';

const column = (name: string, base: string): Column => ({ name, base, type: base, notNull: true, default: null, identity: '', generated: false, labels: [] });
const articles = { name: 'articles', columns: [column('id', 'integer'), column('status', 'text'), column('title', 'text'), column('tags', 'text[]')], keys: [{ columns: ['id'], kind: 'primary' }] } as unknown as Relation;
const row = { id: '7', status: 'published', title: 'On Refunds', tags: '{a,"b c"}' };

test('one value is asked alone in an array, and an array as it is', () => {
  expect(asked('42', 'text', { name: 'p_shops', type: 'integer[]' })).toBe('{"42"}');
  expect(asked('say "hi" \\o/', 'text', { name: 'p_words', type: 'text[]' })).toBe(String.raw`{"say \"hi\" \\o/"}`);
  expect(fromRow(articles, row, { name: 'p_tags', type: 'text[]' })).toBe('{a,"b c"}');
  expect(fromRow(articles, row, { name: 'p_articles', type: 'integer[]' })).toBe('{"7"}');
});

test('an array column answers no argument that takes one value', () => {
  expect([answers('text[]', { name: 'p_tag', type: 'text' }), answers('integer[]', { name: 'p_ids', type: 'integer[]' }), answers('integer', { name: 'p_tags', type: 'text[]' })]).toEqual([false, true, false]);
});

test('a search is asked a word of what the row says', () => {
  expect(wordOf(articles, row)).toBe('refunds');
});
