import { answer, as, calls, failNext, sql } from 'kit';

const BANK = 'https://bank.example/transfers';
const pay = (who, account, cents, key) => as(who).post(`/accounts/${account}/instant`, { cents, iban: 'NL91ABNA0417164300' }, { headers: { 'idempotency-key': key } });
const balanceOf = async (id) => (await sql('SELECT balance_cents FROM accounts WHERE id = $1', [id]))[0].balance_cents;

test('all of the balance can be paid', async () => {
  const { status, body } = await pay('omar', 'till', '10000', 'k-1');
  expect([status, body.status, body.account]).toEqual([201, 'sent', 'till']);
  expect(await balanceOf('till')).toBe('0');
  expect(await calls(BANK)).toMatchObject([{ body: { cents: 10000, reference: body.id } }]);
});

test('a repeat answers the same payout', async () => {
  const first = await pay('omar', 'till', '100', 'k-1');
  expect(await pay('lena', 'till', '100', 'k-1')).toMatchObject({ status: 201, body: { id: first.body.id, status: 'sent' } });
  expect(await calls(BANK)).toHaveLength(1);
});

test('another key is another payment, also for the same order', async () => {
  expect((await pay('omar', 'till', '100', 'k-1')).status).toBe(201);
  expect((await pay('omar', 'till', '100', 'k-2')).status).toBe(201);
  expect(await calls(BANK)).toHaveLength(2);
});

test('a key is for one order and one merchant', async () => {
  expect((await pay('omar', 'till', '100', 'k-1')).status).toBe(201);
  expect((await pay('omar', 'till', '101', 'k-1')).status).toBe(422);
  expect((await pay('nils', 'books', '100', 'k-1')).status).toBe(201);
  expect(await calls(BANK)).toHaveLength(2);
});

test('a refusal gives the money back once', async () => {
  answer(BANK, 400, { error: 'closed' });
  expect((await pay('omar', 'till', '4000', 'k-1')).status).toBe(502);
  expect(await balanceOf('till')).toBe('10000');
  expect(await sql("SELECT sum(cents) AS sum FROM entries WHERE account_id = 'till'")).toEqual([{ sum: '10000' }]);
  expect(await sql('SELECT status FROM payouts')).toEqual([{ status: 'refused' }]);
});

test('without an answer the money stays taken', async () => {
  failNext(`POST ${BANK}`, { after: true });
  expect((await pay('omar', 'till', '4000', 'k-1')).status).toBe(502);
  expect(await balanceOf('till')).toBe('6000');
  expect(await sql('SELECT status FROM payouts')).toEqual([{ status: 'unknown' }]);
});

test('who may not, and what is not there, reaches no bank', async () => {
  expect((await pay('vera', 'till', '100', 'k-1')).status).toBe(403);
  expect((await pay('nils', 'till', '100', 'k-1')).status).toBe(404);
  expect((await pay('omar', 'savings', '5001', 'k-2')).status).toBe(409);
  await as('lena').patch('/accounts/till', { frozen: true });
  expect((await pay('omar', 'till', '100', 'k-3')).status).toBe(409);
  expect((await as('omar').post('/accounts/till/instant', { cents: '100', iban: 'NL91ABNA0417164300' })).status).toBe(400);
  expect(await calls(BANK)).toEqual([]);
});
