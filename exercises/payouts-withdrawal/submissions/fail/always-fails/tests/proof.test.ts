import { as } from 'kit';

test('payouts are safe', async () => {
  const { status } = await as('omar').get('/accounts/till');
  expect(status).toBe(500);
});
