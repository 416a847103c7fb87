import { as, interleave, sql } from 'kit';

const refund = (who, cents, sale = '1', account = 'till') => as(who).post(`/accounts/${account}/refunds`, { sale, cents, reason: 'Returned' });
const limit = (who, cents, account = 'till') => as(who).put(`/accounts/${account}/refund-limit`, { cents });
const balanceOf = async (id) => (await sql('SELECT balance_cents FROM accounts WHERE id = $1', [id]))[0].balance_cents;

describe('a refund', () => {
  test('leaves the balance and is booked', async () => {
    const { status, body } = await refund('omar', '2500');
    expect(status).toBe(201);
    expect(body).toMatchObject({ sale: '1', cents: '2500', reason: 'Returned' });
    expect(await balanceOf('till')).toBe('7500');
    expect(await sql("SELECT cents, note FROM entries WHERE kind = 'refund'")).toEqual([{ cents: '-2500', note: 'Returned' }]);
    expect((await as('vera').get('/accounts/till/refunds')).body.refunds).toEqual([body]);
  });

  test('never exceeds its sale or the balance', async () => {
    expect((await refund('omar', '10001')).body.error).toBe('The balance is not enough.');
    await refund('omar', '8000');
    await sql("UPDATE accounts SET balance_cents = 90000 WHERE id = 'till'");
    expect((await refund('omar', '4001')).body.error).toBe('Of this sale 4000 cents can still be refunded.');
    expect((await refund('omar', '4000')).status).toBe(201);
  });

  test('is of a sale of this account', async () => {
    expect((await refund('omar', '100', '2')).status).toBe(404);
    expect((await refund('omar', '100', '3')).status).toBe(404);
    expect((await refund('omar', '100', 'x')).status).toBe(422);
  });

  test('is not for viewers, other merchants or frozen accounts', async () => {
    expect((await refund('vera', '100')).status).toBe(403);
    expect((await refund('nils', '100')).status).toBe(404);
    await as('lena').patch('/accounts/till', { frozen: true });
    expect((await refund('omar', '100')).status).toBe(409);
    expect(await balanceOf('till')).toBe('10000');
  });
});

describe('the limit', () => {
  test('holds for all refunds of a day', async () => {
    await limit('lena', '3000');
    expect((await refund('omar', '2000')).status).toBe(201);
    expect((await refund('lena', '1001')).body.error).toBe('The limit of this day is reached.');
    expect((await refund('omar', '1000')).status).toBe(201);
    expect((await as('vera').get('/accounts/till/refund-limit')).body).toEqual({ limitCents: '3000', usedCents: '3000' });
  });

  test('begins anew with the next day', async () => {
    await limit('lena', '3000');
    await refund('omar', '3000');
    await sql('UPDATE refunds SET day = day - 1');
    expect((await as('vera').get('/accounts/till/refund-limit')).body).toEqual({ limitCents: '3000', usedCents: '0' });
    expect((await refund('omar', '3000')).status).toBe(201);
  });

  test('holds for two refunds at once', async () => {
    await limit('lena', '3000');
    const answers = await interleave([() => refund('omar', '2000'), () => refund('lena', '1500')], { processes: 'each' });
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test('can be lifted, by the owner only', async () => {
    await limit('lena', '100');
    expect((await limit('omar', null)).status).toBe(403);
    expect((await limit('nils', null)).status).toBe(404);
    expect((await limit('lena', null)).status).toBe(204);
    expect((await refund('omar', '9000')).status).toBe(201);
    expect((await limit('lena', '-1')).status).toBe(422);
  });
});
