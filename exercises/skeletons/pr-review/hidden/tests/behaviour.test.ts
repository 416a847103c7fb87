import { as, sql } from 'kit';

test('own tasks are deleted, also those of colleagues', async () => {
  expect((await as('amy').delete('/tasks/r1')).body).toEqual({ deleted: 'r1' });
  expect((await as('rob').delete('/tasks/r2')).body).toEqual({ deleted: 'r2' });
  expect(await sql('SELECT id FROM tasks', [])).toEqual([{ id: 'b1' }]);
});

test('own tasks are renamed, others are not there', async () => {
  expect((await as('rob').patch('/tasks/r1', { title: ' Gate ' })).body).toEqual({ id: 'r1', title: 'Gate' });
  expect((await as('gus').patch('/tasks/r1', { title: 'Mine' })).status).toBe(404);
  expect((await as('amy').patch('/tasks/r1', { title: ' ' })).status).toBe(400);
});
