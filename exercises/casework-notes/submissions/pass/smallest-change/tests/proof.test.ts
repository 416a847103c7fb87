import { as, sql } from 'kit';

test('an admin of another agency deletes no note', async () => {
  await as('hana').delete('/cases/h-1/notes/note-1');
  expect(await sql('SELECT id FROM notes WHERE id = $1', ['note-1'])).toEqual([{ id: 'note-1' }]);
});
