import { as, calls, failNext } from 'kit';

test('a retry after a lost answer is answered with the payout', async () => {
  const pay = () => as('omar').post('/accounts/till/instant', { cents: '100', iban: 'DE89370400440532013000' }, { headers: { 'idempotency-key': 'k-1' } });
  failNext('https://bank.example', { after: true });
  await pay();
  expect(await pay()).toMatchObject({ status: 201, body: { status: 'unknown' } });
  expect(await calls('https://bank.example')).toHaveLength(1);
});
