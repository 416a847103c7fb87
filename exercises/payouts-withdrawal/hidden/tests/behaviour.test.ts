import { as, interleave, sql } from 'kit';

const IBAN = 'NL91ABNA0417164300';
const payout = (who, account, cents) => as(who).post(`/accounts/${account}/payouts`, { cents, iban: IBAN });

test('all of the balance can be paid out', async () => {
  expect((await payout('omar', 'till', '10000')).status).toBe(201);
  expect(await sql("SELECT balance_cents FROM accounts WHERE id = 'till'")).toEqual([{ balance_cents: '0' }]);
});

test('two small payouts at once are both made', async () => {
  const answers = await interleave([() => payout('omar', 'savings', '100'), () => payout('nils', 'books', '100')], { processes: 'each' });
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
});

test('what is refused leaves nothing behind', async () => {
  expect((await payout('omar', 'savings', '5001')).status).toBe(409);
  expect(await sql("SELECT count(*) AS n FROM entries WHERE account_id = 'savings'")).toEqual([{ n: '1' }]);
  expect(await sql('SELECT count(*) AS n FROM payouts')).toEqual([{ n: '0' }]);
});

test('a cancelled payout is returned once and frees the limit', async () => {
  const { body } = await payout('omar', 'till', '4000');
  expect((await as('lena').delete(`/accounts/till/payouts/${body.id}`)).status).toBe(204);
  expect((await as('lena').delete(`/accounts/till/payouts/${body.id}`)).status).toBe(409);
  expect(await sql("SELECT balance_cents FROM accounts WHERE id = 'till'")).toEqual([{ balance_cents: '10000' }]);
  expect(await sql("SELECT sum(cents) AS sum FROM entries WHERE account_id = 'till'")).toEqual([{ sum: '10000' }]);
});

test('another merchant cannot cancel', async () => {
  const { body } = await payout('omar', 'till', '4000');
  expect((await as('nils').delete(`/accounts/till/payouts/${body.id}`)).status).toBe(404);
  expect((await as('vera').delete(`/accounts/till/payouts/${body.id}`)).status).toBe(403);
});

test('a frozen account and a wrong IBAN are refused', async () => {
  await as('lena').patch('/accounts/till', { frozen: true });
  expect((await payout('omar', 'till', '100')).status).toBe(409);
  expect((await as('omar').post('/accounts/savings/payouts', { cents: '100', iban: 'NL91ABNA0417164301' })).status).toBe(422);
});
