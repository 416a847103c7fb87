import { as, calls } from 'kit';

test('a repeat does not pay again', async () => {
  const pay = () => as('omar').post('/accounts/till/instant', { cents: '100', iban: 'DE89370400440532013000' }, { headers: { 'idempotency-key': 'k-1' } });
  await pay();
  await pay();
  expect(await calls('https://bank.example')).toHaveLength(1);
});
