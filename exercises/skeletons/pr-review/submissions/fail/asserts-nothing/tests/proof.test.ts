import { as } from 'kit';

test('a task can be deleted', async () => {
  await as('amy').delete('/tasks/r1');
});
