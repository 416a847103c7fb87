import { as, call, interleave, sql } from 'kit';

const move = (who, from, to, cents, note) => as(who).post('/transfers', { from, to, cents, note });
const balances = async () => Object.fromEntries((await sql('SELECT id, balance_cents FROM accounts')).map((row) => [row.id, row.balance_cents]));

describe('a transfer', () => {
  test('moves money and books both sides', async () => {
    const { status, body } = await move('omar', 'till', 'savings', '2500', 'Taxes');
    expect(status).toBe(201);
    expect(body).toMatchObject({ from: 'till', to: 'savings', cents: '2500', note: 'Taxes', reversed: false });
    expect(await balances()).toMatchObject({ till: '7500', savings: '7500', books: '7000' });
    expect(await sql("SELECT account_id, cents FROM entries WHERE kind = 'transfer' ORDER BY id")).toEqual([{ account_id: 'till', cents: '-2500' }, { account_id: 'savings', cents: '2500' }]);
  });

  test('over the balance moves nothing', async () => {
    expect((await move('omar', 'till', 'savings', '10001')).status).toBe(409);
    expect(await balances()).toMatchObject({ till: '10000', savings: '5000' });
  });

  test('two at once cannot overdraw the account', async () => {
    const answers = await interleave([() => move('omar', 'till', 'savings', '6000'), () => move('lena', 'till', 'savings', '6000')], { processes: 'each' });
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await balances()).toMatchObject({ till: '4000', savings: '11000' });
  });

  test('stays within the merchant and its roles', async () => {
    expect((await move('omar', 'till', 'books', '100')).status).toBe(404);
    expect((await move('omar', 'books', 'till', '100')).status).toBe(404);
    expect((await move('vera', 'till', 'savings', '100')).status).toBe(403);
  });

  test.each([['till', 'savings'], ['savings', 'till']])('a frozen account takes part in none: %s to %s', async (from, to) => {
    await as('lena').patch('/accounts/savings', { frozen: true });
    expect((await move('omar', from, to, '100')).status).toBe(409);
  });
});

describe('a reversal', () => {
  test('moves the money back once', async () => {
    const { body } = await move('omar', 'till', 'savings', '2500');
    expect((await as('lena').post(`/transfers/${body.id}/reversal`)).body).toMatchObject({ from: 'savings', to: 'till', note: `Reversal of ${body.id}` });
    expect((await as('lena').post(`/transfers/${body.id}/reversal`)).status).toBe(409);
    expect(await balances()).toMatchObject({ till: '10000', savings: '5000' });
  });

  test('is for the owner of the merchant', async () => {
    const { body } = await move('omar', 'till', 'savings', '2500');
    expect((await as('omar').post(`/transfers/${body.id}/reversal`)).status).toBe(403);
    expect((await as('nils').post(`/transfers/${body.id}/reversal`)).status).toBe(404);
    expect((await as('lena').post('/transfers/x/reversal')).status).toBe(404);
  });
});

test('an account lists what came and went, newest first', async () => {
  await move('omar', 'till', 'savings', '100');
  await move('omar', 'savings', 'till', '50');
  expect((await as('vera').get('/accounts/savings/transfers')).body.transfers.map(({ from, cents }) => [from, cents])).toEqual([['savings', '50'], ['till', '100']]);
  expect((await as('nils').get('/accounts/savings/transfers')).status).toBe(404);
});

test.each([['from:', { to: 'till', cents: '1' }], ['to:', { from: 'till', cents: '1' }], ['to: is', { from: 'till', to: 'till', cents: '1' }], ['cents:', { from: 'till', to: 'savings', cents: '0' }]])('%s is refused', async (message, body) => {
  await expect(call('src/lib/transfer-input.ts', 'parseOrder', body)).rejects.toThrow(message);
});
