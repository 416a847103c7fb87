import { Remembered } from './remember.ts';

test('what is known is not worked out again, until it is the oldest of too many', async () => {
  const remembered = new Remembered<string>(2);
  let worked = 0;
  const get = (key: string) => remembered.get(key, async () => `${key}${worked += 1}`);
  expect([await get('a'), await get('a'), await get('b'), await get('c'), await get('b'), await get('a')]).toEqual(['a1', 'a1', 'b2', 'c3', 'b2', 'a4']);
});

test('failures and what is not worth keeping are worked out again', async () => {
  const remembered = new Remembered<number>(2, (value) => value > 1);
  let worked = 0;
  await expect(remembered.get('a', async () => { throw new Error('no'); })).rejects.toThrow('no');
  const next = () => remembered.get('a', async () => worked += 1);
  expect([await next(), await next(), await next()]).toEqual([1, 2, 2]);
});
