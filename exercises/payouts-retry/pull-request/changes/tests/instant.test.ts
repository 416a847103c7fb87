import { answer, as, calls, failNext, sql } from 'kit';

const BANK = 'https://bank.example/transfers';
const IBAN = 'DE89370400440532013000';
const pay = (who, cents, key, account = 'till') => as(who).post(`/accounts/${account}/instant`, { cents, iban: IBAN }, { headers: { 'idempotency-key': key } });
const balanceOf = async (id) => (await sql('SELECT balance_cents FROM accounts WHERE id = $1', [id]))[0].balance_cents;

describe('an instant payment', () => {
  test('reaches the bank and leaves the balance', async () => {
    const { status, body } = await pay('omar', '2500', 'k-1');
    expect(status).toBe(201);
    expect(body).toMatchObject({ account: 'till', cents: '2500', status: 'sent' });
    expect(await calls(BANK)).toMatchObject([{ method: 'POST', body: { reference: body.id, iban: IBAN, cents: 2500 } }]);
    expect(await balanceOf('till')).toBe('7500');
    expect(await sql("SELECT cents FROM entries WHERE kind = 'instant'")).toEqual([{ cents: '-2500' }]);
  });

  test('over the balance does not reach the bank', async () => {
    expect((await pay('omar', '10001', 'k-1')).status).toBe(409);
    expect(await calls(BANK)).toEqual([]);
  });

  test('that the bank refuses gives the money back', async () => {
    answer(BANK, 422, { error: 'unknown account' });
    expect((await pay('omar', '2500', 'k-1')).status).toBe(502);
    expect(await balanceOf('till')).toBe('10000');
    expect((await as('omar').get('/accounts/till/payouts')).body.payouts).toMatchObject([{ status: 'refused' }]);
  });

  test('whose answer is lost keeps the money until the office has cleared it', async () => {
    failNext(`POST ${BANK}`, { after: true });
    expect((await pay('omar', '2500', 'k-1')).status).toBe(502);
    expect(await balanceOf('till')).toBe('7500');
    expect((await as('omar').get('/accounts/till/payouts')).body.payouts).toMatchObject([{ status: 'unknown' }]);
  });

  test('is not for viewers, other merchants or frozen accounts', async () => {
    expect((await pay('vera', '100', 'k-1')).status).toBe(403);
    expect((await pay('nils', '100', 'k-1')).status).toBe(404);
    await as('lena').patch('/accounts/till', { frozen: true });
    expect((await pay('omar', '100', 'k-1')).status).toBe(409);
    expect(await calls(BANK)).toEqual([]);
  });
});

describe('the key', () => {
  test('a repeat answers the same and pays nothing', async () => {
    const first = await pay('omar', '2500', 'k-1');
    const second = await pay('omar', '2500', 'k-1');
    expect(second).toMatchObject({ status: 201, body: first.body });
    expect(await calls(BANK)).toHaveLength(1);
    expect(await balanceOf('till')).toBe('7500');
  });

  test('another order with the same key is refused', async () => {
    await pay('omar', '2500', 'k-1');
    expect((await pay('omar', '2600', 'k-1')).status).toBe(422);
    expect((await pay('omar', '2500', 'k-1', 'savings')).status).toBe(422);
    expect((await pay('omar', '2500', 'k-2')).status).toBe(201);
  });

  test('belongs to the merchant', async () => {
    await pay('omar', '2500', 'k-1');
    expect((await pay('nils', '2500', 'k-1', 'books')).status).toBe(201);
    expect(await calls(BANK)).toHaveLength(2);
  });

  test('is needed', async () => {
    expect((await as('omar').post('/accounts/till/instant', { cents: '100', iban: IBAN })).status).toBe(400);
    expect((await pay('omar', '100', 'no spaces')).status).toBe(400);
  });
});
