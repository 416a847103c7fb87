import { as } from 'kit';

test('transfers work', async () => {
  const { status } = await as('omar').get('/accounts/till');
  expect(status).toBe(500);
});
