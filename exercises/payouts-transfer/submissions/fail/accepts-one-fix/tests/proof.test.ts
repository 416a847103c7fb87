import { as, interleave, sql } from 'kit';

test('no transaction was ended on the way', async () => {
  const move = (from, to) => as('omar').post('/transfers', { from, to, cents: '100' });
  await interleave([() => move('till', 'savings'), () => move('savings', 'till')], { processes: 'each' });
  const { body: { id } } = await move('till', 'savings');
  expect(id).toBe('3');
  expect(await sql("SELECT balance_cents FROM accounts WHERE id = 'savings'")).toEqual([{ balance_cents: '5100' }]);
  const [{ deadlocks }] = await sql('SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()');
  expect(deadlocks).toBe('0');
});
