import { as, calls, failNext, interleave, sql } from 'kit';

const BANK = 'https://bank.example/transfers';
const pay = (who) => as(who).post('/accounts/till/instant', { cents: '2500', iban: 'DE89370400440532013000' }, { headers: { 'idempotency-key': 'invoice-77' } });
const paidOnce = async () => {
  expect(await calls(BANK)).toHaveLength(1);
  expect(await sql("SELECT balance_cents FROM accounts WHERE id = 'till'")).toEqual([{ balance_cents: '7500' }]);
  expect(await sql("SELECT sum(cents) AS sum FROM entries WHERE account_id = 'till'")).toEqual([{ sum: '7500' }]);
};

test('a retry after a lost answer pays nothing', async () => {
  failNext(`POST ${BANK}`, { after: true });
  await pay('omar');
  await pay('omar');
  await pay('lena');
  await paidOnce();
});

test('a retry after a failing database pays nothing', async () => {
  failNext('UPDATE payouts');
  await pay('omar');
  await pay('omar');
  await paidOnce();
});

test('a key that cannot be kept is no payment', async () => {
  failNext('INSERT INTO idempotency_keys');
  await pay('omar');
  await pay('omar');
  await paidOnce();
});

test('two requests with one key at once pay once', async () => {
  await interleave([() => pay('omar'), () => pay('omar')], { processes: 'each' });
  await paidOnce();
});
