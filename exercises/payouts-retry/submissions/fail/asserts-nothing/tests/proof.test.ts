import { as, failNext } from 'kit';

test('a retry after a lost answer', async () => {
  const pay = () => as('omar').post('/accounts/till/instant', { cents: '100', iban: 'DE89370400440532013000' }, { headers: { 'idempotency-key': 'k-1' } });
  failNext('https://bank.example', { after: true });
  await pay();
  await pay();
});
