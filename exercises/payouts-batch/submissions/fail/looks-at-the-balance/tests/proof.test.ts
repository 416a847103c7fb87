import { as, sql } from 'kit';

test('a refused batch takes no money', async () => {
  const lines = [{ reference: 'R-1', cents: '100', iban: 'DE89370400440532013000' }];
  await as('omar').post('/accounts/till/batches', { lines });
  await as('omar').post('/accounts/till/batches', { lines });
  expect(await sql("SELECT balance_cents FROM accounts WHERE id = 'till'")).toEqual([{ balance_cents: '9900' }]);
});
