import { as, calls, failNext } from 'kit';

const BANK = 'https://bank.example/transfers';
const pay = () => as('omar').post('/accounts/till/instant', { cents: '2500', iban: 'DE89370400440532013000' }, { headers: { 'idempotency-key': 'k-1' } });

test('a retry after a lost answer does not pay again', async () => {
  failNext(`POST ${BANK}`, { after: true });
  await pay();
  await pay();
  expect(await calls(BANK)).toHaveLength(1);
});
