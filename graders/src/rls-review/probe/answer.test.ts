import { surplus, tell, type Answer } from './answer.ts';

const answer = (...rows: string[]): Answer => ({ results: [{ tag: `SELECT ${rows.length}`, columns: ['a'], rows: rows.map((row) => [row]) }], error: null, notices: [], ended: null });
const same = (text: string) => text;

test('the order of rows tells nothing, a repeated row does', () => {
  expect(tell(answer('x', 'y'), same)).toBe(tell(answer('y', 'x'), same));
  expect(tell(answer('x', 'x'), same)).not.toBe(tell(answer('x'), same));
});

test('surplus counts repeats', () => {
  expect(surplus(['a', 'a', 'b'], ['a'])).toEqual(['a', 'b']);
});
