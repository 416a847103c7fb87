import { as, sql } from 'kit';

test.each([
  ['vera', 'pay-2', 'approved'], ['vera', 'pay-2', 'rejected'], ['ada', 'pay-3', 'approved'], ['ada', 'pay-3', 'rejected'],
  ['vera', 'pay-1', 'approved'], ['vera', 'pay-1', 'rejected'], ['wim', 'pay-1', 'approved'], ['hugo', 'pay-9', 'approved'],
])('%s is refused %s (%s) and nothing changes', async (person, id, decision) => {
  const before = await sql('SELECT * FROM payments ORDER BY id');
  expect((await as(person).post(`/payments/${id}/decision`, { decision })).status).toBe(403);
  expect(await sql('SELECT * FROM payments ORDER BY id')).toEqual(before);
  expect(await sql('SELECT id FROM events')).toEqual([]);
});
