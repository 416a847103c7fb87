import { as } from 'kit';

test('payments are safe', async () => {
  const { status } = await as('omar').get('/accounts/till');
  expect(status).toBe(500);
});
