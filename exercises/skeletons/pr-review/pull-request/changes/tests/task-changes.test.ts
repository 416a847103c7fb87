import { as } from 'kit';

test('a task is renamed', async () => {
  expect((await as('amy').patch('/tasks/r1', { title: 'Paint the gate' })).body).toEqual({ id: 'r1', title: 'Paint the gate' });
  expect((await as('amy').patch('/tasks/none', { title: 'Paint the gate' })).status).toBe(404);
});

test('a task is deleted', async () => {
  expect((await as('rob').delete('/tasks/r2')).status).toBe(200);
  expect((await as('rob').delete('/tasks/r2')).status).toBe(404);
});
