import { as } from 'kit';

test('the pull request is wrong', async () => {
  const { status } = await as('wim').get('/cases');
  expect(status).toBe(500);
});
