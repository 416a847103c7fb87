import { as } from 'kit';

test('entries are right', async () => {
  const { body } = await as('vera').get('/accounts/till/entries');
  expect(body.entries).toHaveLength(0);
});
