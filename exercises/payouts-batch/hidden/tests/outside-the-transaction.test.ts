import { as, failNext, interleave, sql } from 'kit';

const batch = (who, ...lines) => as(who).post('/accounts/till/batches', { lines: lines.map(([reference, cents]) => ({ reference, cents, iban: 'DE89370400440532013000' })) });
const inStep = async () => {
  const [{ balance }] = await sql("SELECT balance_cents AS balance FROM accounts WHERE id = 'till'");
  const [{ booked, invoices }] = await sql("SELECT sum(cents) AS booked, count(*) FILTER (WHERE kind = 'invoice') AS invoices FROM entries WHERE account_id = 'till'");
  const [{ payouts }] = await sql("SELECT count(*) AS payouts FROM payouts WHERE account_id = 'till'");
  expect({ booked, invoices }).toEqual({ booked: balance, invoices: payouts });
};

test('a batch with an invoice that was paid leaves no entry', async () => {
  await batch('omar', ['R-1', '1000']);
  expect((await batch('lena', ['R-2', '500'], ['R-1', '1000'])).status).toBe(409);
  await inStep();
  expect(await sql("SELECT note FROM entries WHERE kind = 'invoice'")).toEqual([{ note: 'R-1' }]);
});

test.each(['INSERT INTO batches', 'INSERT INTO payouts', 'INSERT INTO entries', 'COMMIT'])('when %s fails, all is as before', async (statement) => {
  failNext(statement);
  await batch('omar', ['R-1', '1000'], ['R-2', '2000']);
  await inStep();
});

test('of two batches with the same invoice one is booked', async () => {
  const answers = await interleave([() => batch('omar', ['R-1', '1000'], ['R-2', '500']), () => batch('lena', ['R-3', '700'], ['R-1', '1000'])]);
  await inStep();
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
});
