import { as, failNext, sql } from 'kit';

test('a batch books before it stores the payouts', async () => {
  failNext('INSERT INTO payouts');
  await as('omar').post('/accounts/till/batches', { lines: [{ reference: 'R-1', cents: '100', iban: 'DE89370400440532013000' }] });
  expect(await sql("SELECT 1 FROM entries WHERE kind = 'invoice'")).toHaveLength(0);
  const [{ next }] = await sql("SELECT nextval('entries_id_seq') AS next");
  expect(next).toBe('6');
});
