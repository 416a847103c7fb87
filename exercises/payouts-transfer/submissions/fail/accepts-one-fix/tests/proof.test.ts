import { call } from 'kit';

test('the order of locks does not depend on the direction', async () => {
  expect(await call('src/lib/transfers.ts', 'inOrder', 'till', 'savings')).toEqual(['savings', 'till']);
  expect(await call('src/lib/transfers.ts', 'inOrder', 'savings', 'till')).toEqual(['savings', 'till']);
});
