import { as, sql } from 'kit';

test('a task of another team stays', async () => {
  await as('gus').delete('/tasks/r1');
  expect(await sql('SELECT id FROM tasks WHERE id = $1', ['r1'])).toHaveLength(1);
});
