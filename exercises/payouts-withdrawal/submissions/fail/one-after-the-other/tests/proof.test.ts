import { as, sql } from 'kit';

const iban = 'DE89 3704 0044 0532 0130 00';

test('the account never pays out more than it has', async () => {
  await as('omar').post('/accounts/till/payouts', { cents: '8000', iban });
  await as('omar').post('/accounts/till/payouts', { cents: '8000', iban });
  const payouts = await sql("SELECT cents FROM payouts WHERE account_id = 'till'");
  expect(payouts).toHaveLength(1);
});
