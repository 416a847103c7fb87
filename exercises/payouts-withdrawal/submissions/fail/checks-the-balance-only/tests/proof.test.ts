import { as, interleave, sql } from 'kit';

const iban = 'DE89370400440532013000';

test('the balance is the sum of its entries', async () => {
  await interleave([
    () => as('omar').post('/accounts/till/payouts', { cents: '8000', iban }),
    () => as('omar').post('/accounts/till/payouts', { cents: '8000', iban }),
  ]);
  const [account] = await sql("SELECT balance_cents FROM accounts WHERE id = 'till'");
  const [entries] = await sql("SELECT sum(cents) AS sum FROM entries WHERE account_id = 'till'");
  expect(account.balance_cents).toBe(entries.sum);
});
