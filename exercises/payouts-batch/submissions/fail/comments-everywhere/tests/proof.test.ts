import { as, sql } from 'kit';

const line = (reference, cents) => ({ reference, cents, iban: 'DE89370400440532013000' });

test('a refused batch leaves nothing in the entries', async () => {
  await as('omar').post('/accounts/till/batches', { lines: [line('R-1', '1000')] });
  await as('omar').post('/accounts/till/batches', { lines: [line('R-2', '700'), line('R-1', '1000')] });
  const [{ booked }] = await sql("SELECT sum(cents) AS booked FROM entries WHERE account_id = 'till'");
  const [{ balance }] = await sql("SELECT balance_cents AS balance FROM accounts WHERE id = 'till'");
  expect(booked).toBe(balance);
});
