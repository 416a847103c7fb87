import { as } from 'kit';

test('the requests are answered', async () => {
  await as('wim').get('/cases');
});
