import { call } from 'kit';

test('an older search is not the latest', async () => {
  const latest = await call('web/state/latest.ts', 'isLatest', 1, 2).catch(() => 'shown');
  expect(latest).toBe(false);
});
