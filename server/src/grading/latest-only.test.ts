import { latestOnly } from './latest-only.ts';

test('of what comes while one is handled, only the last is handled, and settle waits for it', async () => {
  const handled: number[] = [];
  const gate = Promise.withResolvers<void>();
  const { push, settle } = latestOnly<number>(async (value) => {
    await gate.promise;
    handled.push(value);
  });
  for (const value of [1, 2, 3, 4]) push(value);
  gate.resolve();
  await settle();
  push(5);
  await settle();
  expect(handled).toEqual([1, 4, 5]);
});

test('a handler that throws is told at the end and does not stop the next', async () => {
  const handled: number[] = [];
  const { push, settle } = latestOnly<number>(async (value) => {
    if (value === 1) throw new Error('first');
    handled.push(value);
  });
  push(1);
  push(2);
  await expect(settle()).rejects.toThrow('first');
  expect(handled).toEqual([2]);
});
