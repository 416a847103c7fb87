import { as, sql } from 'kit';

test('a refused decision writes no entry and is told the limit first', async () => {
  await sql("UPDATE payments SET requested_by = 'vera' WHERE id = 'pay-1'");
  await as('ada').post('/payments/pay-1/decision', { decision: 'approved' });
  const { status } = await as('vera').post('/payments/pay-1/decision', { decision: 'approved' });
  expect(status).toBe(409);
});
