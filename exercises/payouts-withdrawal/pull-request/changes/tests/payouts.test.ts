import { as, call, sql } from 'kit';

const IBAN = 'DE89 3704 0044 0532 0130 00';
const balanceOf = async (id) => (await sql('SELECT balance_cents FROM accounts WHERE id = $1', [id]))[0].balance_cents;

describe('requesting', () => {
  test('a payout reduces the balance and writes an entry', async () => {
    const { status, body } = await as('omar').post('/accounts/till/payouts', { cents: '2500', iban: IBAN });
    expect(status).toBe(201);
    expect(body).toMatchObject({ cents: '2500', iban: 'DE89370400440532013000', status: 'requested' });
    expect(await balanceOf('till')).toBe('7500');
    expect(await sql("SELECT cents FROM entries WHERE account_id = 'till' AND kind = 'payout'")).toEqual([{ cents: '-2500' }]);
  });

  test('more than the balance is refused and changes nothing', async () => {
    expect((await as('omar').post('/accounts/till/payouts', { cents: '10001', iban: IBAN })).status).toBe(409);
    expect(await balanceOf('till')).toBe('10000');
  });

  test('two payouts in a row cannot take more than is there', async () => {
    expect((await as('omar').post('/accounts/till/payouts', { cents: '6000', iban: IBAN })).status).toBe(201);
    expect((await as('lena').post('/accounts/till/payouts', { cents: '6000', iban: IBAN })).status).toBe(409);
    expect(await balanceOf('till')).toBe('4000');
  });

  test('a frozen account pays nothing out', async () => {
    await as('lena').patch('/accounts/till', { frozen: true });
    expect((await as('omar').post('/accounts/till/payouts', { cents: '100', iban: IBAN })).status).toBe(409);
  });

  test('a viewer and another merchant cannot', async () => {
    expect((await as('vera').post('/accounts/till/payouts', { cents: '100', iban: IBAN })).status).toBe(403);
    expect((await as('nils').post('/accounts/till/payouts', { cents: '100', iban: IBAN })).status).toBe(404);
  });

  test('the limit of a day holds', async () => {
    await sql("UPDATE accounts SET balance_cents = 90000 WHERE id = 'till'");
    expect((await as('omar').post('/accounts/till/payouts', { cents: '50000', iban: IBAN })).status).toBe(201);
    expect((await as('omar').post('/accounts/till/payouts', { cents: '1', iban: IBAN })).status).toBe(409);
  });
});

describe('cancelling', () => {
  test('gives the money back once', async () => {
    const { body } = await as('omar').post('/accounts/till/payouts', { cents: '2500', iban: IBAN });
    expect((await as('lena').delete(`/accounts/till/payouts/${body.id}`)).status).toBe(204);
    expect((await as('lena').delete(`/accounts/till/payouts/${body.id}`)).status).toBe(409);
    expect(await balanceOf('till')).toBe('10000');
  });

  test('an unknown payout is not there', async () => {
    expect((await as('lena').delete('/accounts/till/payouts/999')).status).toBe(404);
    expect((await as('lena').delete('/accounts/till/payouts/x')).status).toBe(404);
  });
});

test.each(['DE89370400440532013001', 'DE8937040044053201300', 'XX00', ''])('%j is no IBAN', async (value) => {
  await expect(call('src/lib/iban.ts', 'parseIban', value)).rejects.toThrow('iban:');
});
