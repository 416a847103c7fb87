import { as, interleave, sql } from 'kit';

const IBAN = 'DE89370400440532013000';

test('two payouts at once never pay out more than is there', async () => {
  const answers = await interleave([
    () => as('omar').post('/accounts/till/payouts', { cents: '6000', iban: IBAN }),
    () => as('lena').post('/accounts/till/payouts', { cents: '7000', iban: IBAN }),
  ]);
  const [{ balance }] = await sql("SELECT balance_cents AS balance FROM accounts WHERE id = 'till'");
  const [{ paid }] = await sql("SELECT coalesce(sum(cents), 0) AS paid FROM payouts WHERE account_id = 'till'");
  expect(Number(balance) + Number(paid)).toBe(10000);
  expect(Number(balance)).toBeGreaterThanOrEqual(0);
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
});
