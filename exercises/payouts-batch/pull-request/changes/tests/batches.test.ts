import { as, call, sql } from 'kit';

const IBAN = 'DE89370400440532013000';
const line = (reference, cents) => ({ reference, cents, iban: IBAN });
const balanceOf = async (id) => (await sql('SELECT balance_cents FROM accounts WHERE id = $1', [id]))[0].balance_cents;

describe('a batch', () => {
  test('takes the sum and stores a payout and an entry for each line', async () => {
    const { status, body } = await as('omar').post('/accounts/till/batches', { lines: [line('R-1', '2500'), line('R-2', '1500')] });
    expect(status).toBe(201);
    expect(body).toMatchObject({ cents: '4000', lines: 2 });
    expect(await balanceOf('till')).toBe('6000');
    expect(await sql("SELECT cents, note FROM entries WHERE kind = 'invoice' ORDER BY id")).toEqual([{ cents: '-2500', note: 'R-1' }, { cents: '-1500', note: 'R-2' }]);
    const { body: { payouts } } = await as('vera').get(`/accounts/till/batches/${body.id}`);
    expect(payouts).toMatchObject([{ reference: 'R-1', cents: '2500', status: 'requested' }, { reference: 'R-2', cents: '1500' }]);
  });

  test('over the balance changes nothing', async () => {
    expect((await as('omar').post('/accounts/till/batches', { lines: [line('R-1', '6000'), line('R-2', '6000')] })).status).toBe(409);
    expect(await balanceOf('till')).toBe('10000');
    expect((await as('omar').get('/accounts/till/batches')).body).toEqual({ batches: [] });
    expect((await as('omar').get('/accounts/till/entries')).body.entries).toHaveLength(2);
  });

  test('does not pay an invoice twice', async () => {
    await as('omar').post('/accounts/till/batches', { lines: [line('R-1', '1000')] });
    const { status } = await as('lena').post('/accounts/till/batches', { lines: [line('R-2', '1000'), line('r-1', '1000')] });
    expect(status).toBe(409);
    expect(await balanceOf('till')).toBe('9000');
    expect((await as('lena').get('/accounts/till/payouts')).body.payouts).toHaveLength(1);
  });

  test('is not for viewers, other merchants or frozen accounts', async () => {
    const lines = [line('R-1', '100')];
    expect((await as('vera').post('/accounts/till/batches', { lines })).status).toBe(403);
    expect((await as('nils').post('/accounts/till/batches', { lines })).status).toBe(404);
    await as('lena').patch('/accounts/till', { frozen: true });
    expect((await as('omar').post('/accounts/till/batches', { lines })).status).toBe(409);
  });
});

test('batches come newest first, each with its lines', async () => {
  await as('omar').post('/accounts/till/batches', { lines: [line('R-1', '100'), line('R-2', '200')] });
  await as('omar').post('/accounts/till/batches', { lines: [line('R-3', '300')] });
  expect((await as('vera').get('/accounts/till/batches')).body.batches).toMatchObject([{ cents: '300', lines: 1 }, { cents: '300', lines: 2 }]);
  expect((await as('nils').get('/accounts/books/batches/1')).status).toBe(404);
});

test.each([
  ['lines: expected', []], ['lines: expected', null], ['more than once', [line('R-1', '100'), line('r-1', '100')]],
  ['line 2: iban', [line('R-1', '100'), { ...line('R-2', '100'), iban: 'x' }]], ['line 1: cents', [line('R-1', '1.50')]],
])('%s: refused', async (message, lines) => {
  await expect(call('src/lib/batch-lines.ts', 'parseLines', lines)).rejects.toThrow(message);
});
