import { as, interleave, sql } from 'kit';

const line = (reference, cents) => ({ reference, cents, iban: 'NL91ABNA0417164300' });
const batch = (who, account, ...lines) => as(who).post(`/accounts/${account}/batches`, { lines: lines.map(([reference, cents]) => line(reference, cents)) });

test('all of the balance can be paid by one batch', async () => {
  expect((await batch('omar', 'till', ['A/1', '4000'], ['A/2', '6000'])).status).toBe(201);
  expect(await sql("SELECT balance_cents FROM accounts WHERE id = 'till'")).toEqual([{ balance_cents: '0' }]);
  expect((await as('vera').get('/accounts/till/entries')).body.entries.slice(0, 2)).toMatchObject([{ cents: '-6000', kind: 'invoice', note: 'A/2' }, { cents: '-4000', kind: 'invoice', note: 'A/1' }]);
  expect((await as('vera').get('/accounts/till/payouts')).body.payouts).toHaveLength(2);
});

test('what is over the balance is refused as a whole', async () => {
  expect((await batch('omar', 'savings', ['A/1', '100'], ['A/2', '5000'])).status).toBe(409);
  expect(await sql("SELECT balance_cents FROM accounts WHERE id = 'savings'")).toEqual([{ balance_cents: '5000' }]);
  expect(await sql('SELECT count(*) AS n FROM payouts')).toEqual([{ n: '0' }]);
});

test('a paid invoice is refused as such, and another account may pay the same number', async () => {
  expect((await batch('omar', 'till', ['A/1', '100'])).status).toBe(201);
  const again = await batch('omar', 'till', ['a/1', '100']);
  expect([again.status, again.body.error]).toEqual([409, 'An invoice of this batch was paid before.']);
  expect((await batch('omar', 'savings', ['A/1', '100'])).status).toBe(201);
});

test('two batches at once are both made when there is enough', async () => {
  const answers = await interleave([() => batch('omar', 'till', ['A/1', '3000']), () => batch('lena', 'till', ['A/2', '3000'])], { processes: 'each' });
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  expect(await sql("SELECT balance_cents FROM accounts WHERE id = 'till'")).toEqual([{ balance_cents: '4000' }]);
});

test('lists and details stay with their account', async () => {
  const { body: { id } } = await batch('omar', 'till', ['A/1', '100'], ['A/2', '200']);
  expect((await as('vera').get('/accounts/till/batches')).body.batches).toMatchObject([{ id, cents: '300', lines: 2 }]);
  expect((await as('vera').get(`/accounts/till/batches/${id}`)).body.payouts).toMatchObject([{ reference: 'A/1' }, { reference: 'A/2' }]);
  expect((await as('vera').get(`/accounts/savings/batches/${id}`)).status).toBe(404);
  expect((await as('nils').get(`/accounts/till/batches/${id}`)).status).toBe(404);
  expect((await as('vera').get('/accounts/till/batches/x')).status).toBe(404);
});

test('who may not is refused, and a wrong line is named', async () => {
  expect((await batch('vera', 'till', ['A/1', '100'])).status).toBe(403);
  expect((await batch('nils', 'till', ['A/1', '100'])).status).toBe(404);
  expect((await batch('omar', 'till', ['A/1', '100'], ['A/2', '0'])).body.error).toContain('line 2: cents');
  expect((await batch('omar', 'till', ['A/1', '100'], ['a/1', '100'])).status).toBe(422);
  await as('lena').patch('/accounts/till', { frozen: true });
  expect((await batch('omar', 'till', ['A/1', '100'])).status).toBe(409);
});
