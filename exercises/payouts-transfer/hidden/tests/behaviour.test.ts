import { as, sql } from 'kit';

const move = (who, from, to, cents, note) => as(who).post('/transfers', { from, to, cents, note });
const balanceOf = async (id) => (await sql('SELECT balance_cents FROM accounts WHERE id = $1', [id]))[0].balance_cents;

test('all of the balance can be moved, in either direction', async () => {
  expect((await move('omar', 'till', 'savings', '10000')).status).toBe(201);
  expect(await balanceOf('till')).toBe('0');
  expect((await move('lena', 'savings', 'till', '15000')).status).toBe(201);
  expect([await balanceOf('till'), await balanceOf('savings')]).toEqual(['15000', '0']);
});

test('entries stay in step with the balances', async () => {
  await move('omar', 'till', 'savings', '300', 'Taxes');
  await move('omar', 'savings', 'till', '100');
  expect(await sql("SELECT a.id FROM accounts a JOIN entries e ON e.account_id = a.id GROUP BY a.id HAVING sum(e.cents) <> a.balance_cents")).toEqual([]);
  expect((await as('vera').get('/accounts/savings/entries')).body.entries).toMatchObject([{ cents: '-100' }, { cents: '300', kind: 'transfer', note: 'Taxes' }, {}]);
});

test('a reversal goes back once, and only when the money is there', async () => {
  const { body: { id } } = await move('omar', 'till', 'savings', '4000');
  await move('omar', 'savings', 'till', '9000');
  expect((await as('lena').post(`/transfers/${id}/reversal`)).status).toBe(409);
  await move('omar', 'till', 'savings', '9000');
  expect((await as('lena').post(`/transfers/${id}/reversal`)).status).toBe(201);
  expect((await as('lena').post(`/transfers/${id}/reversal`)).status).toBe(409);
  expect([await balanceOf('till'), await balanceOf('savings')]).toEqual(['10000', '5000']);
});

test('what is not allowed stays refused', async () => {
  expect((await move('omar', 'till', 'books', '100')).status).toBe(404);
  expect((await move('omar', 'books', 'till', '100')).status).toBe(404);
  expect((await move('nils', 'till', 'savings', '100')).status).toBe(404);
  expect((await move('vera', 'till', 'savings', '100')).status).toBe(403);
  expect((await move('omar', 'till', 'till', '100')).status).toBe(422);
  expect((await move('omar', 'savings', 'till', '5001')).status).toBe(409);
  const { body: { id } } = await move('omar', 'till', 'savings', '100');
  expect((await as('omar').post(`/transfers/${id}/reversal`)).status).toBe(403);
  expect((await as('nils').post(`/transfers/${id}/reversal`)).status).toBe(404);
});

test('a frozen account is named', async () => {
  await as('lena').patch('/accounts/savings', { frozen: true });
  expect((await move('omar', 'till', 'savings', '100')).body.error).toBe('The account Savings is frozen.');
  expect((await move('omar', 'savings', 'till', '100')).body.error).toBe('The account Savings is frozen.');
});
