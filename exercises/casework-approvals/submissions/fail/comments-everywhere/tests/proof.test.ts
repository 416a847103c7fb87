import { as, sql } from 'kit';

const approve = (person: string, id: string) => as(person).post(`/payments/${id}/decision`, { decision: 'approved' });
const stateOf = async (id: string) => (await sql('SELECT status FROM payments WHERE id = $1', [id]))[0]!['status'];

test('an own request that is refused stays requested', async () => {
  expect((await approve('vera', 'pay-2')).status).toBe(403);
  expect(await stateOf('pay-2')).toBe('requested');
});

test('an amount above the limit stays requested', async () => {
  expect((await approve('vera', 'pay-1')).status).toBe(403);
  expect(await stateOf('pay-1')).toBe('requested');
});
