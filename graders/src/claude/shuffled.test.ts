import { shuffled } from './shuffled.ts';

const ITEMS = ['a', 'b', 'c', 'd', 'e', 'f'];

test('a shuffle loses nothing, changes nothing and is decided by its seed', () => {
  expect(shuffled(ITEMS, 3).toSorted()).toEqual(ITEMS);
  expect(shuffled(ITEMS, 3)).toEqual(shuffled(ITEMS, 3));
  expect(ITEMS).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});

test('three votes see three orders', () => {
  expect(new Set([1, 2, 3].map((seed) => shuffled(ITEMS, seed).join(''))).size).toBe(3);
});
