import { as, failNext, sql } from 'kit';

test('a retry after a lost answer takes the money once', async () => {
  const pay = () => as('omar').post('/accounts/till/instant', { cents: '100', iban: 'DE89370400440532013000' }, { headers: { 'idempotency-key': 'k-1' } });
  failNext('https://bank.example', { after: true });
  await pay();
  await pay();
  expect(await sql("SELECT balance_cents FROM accounts WHERE id = 'till'")).toEqual([{ balance_cents: '9900' }]);
});
