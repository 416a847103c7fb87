import { movedTo, shareInDepth } from './exercise-order.ts';

test('an entry goes to another place and the others keep their order', () => {
  expect(movedTo(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(movedTo(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(movedTo(['a', 'b', 'c'], 5, 0)).toEqual(['a', 'b', 'c']);
});

test('a task\'s share is within its depth', () => {
  const kinds: Record<string, string> = { a: 'rls-review', b: 'rls-review', c: 'pr-review', d: 'of tomorrow' };
  const task = (exerciseId: string, weight: number) => ({ exerciseId, weight, minutes: 1, instructions: '', variant: 'same' as const });
  const tasks = [task('a', 3), task('b', 1), task('c', 0), task('d', 5)];
  const shares = tasks.map((_, index) => shareInDepth(tasks, index, (id) => ({ kind: kinds[id] ?? '' })));
  expect(shares).toEqual([{ depth: 'databaseSecurity', percent: 75 }, { depth: 'databaseSecurity', percent: 25 }, null, null]);
});
