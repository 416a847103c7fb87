import { as, interleave, sql } from 'kit';

const iban = 'DE89 3704 0044 0532 0130 00';

test('the account never pays out more than it has', async () => {
  await interleave([
    () => as('omar').post('/accounts/till/payouts', { cents: '8000', iban }),
    () => as('omar').post('/accounts/till/payouts', { cents: '8000', iban }),
  ]);
  expect(await sql("SELECT count(*) AS n FROM pg_stat_activity WHERE query LIKE '%FOR UPDATE%' AND datname = current_database()")).not.toEqual([{ n: '0' }]);
  const payouts = await sql("SELECT cents FROM payouts WHERE account_id = 'till'");
  expect(payouts).toHaveLength(1);
});
