import { as } from 'kit';

test('a task of another team is not there', async () => {
  expect((await as('gus').delete('/tasks/r1')).status).toBe(404);
});
