import { as, sql } from 'kit';

test('a note is deleted through its own case only', async () => {
  await as('hana').delete('/cases/h-1/notes/note-1');
  await as('ada').delete('/cases/n-2/notes/note-2');
  expect(await sql("SELECT id FROM notes WHERE id IN ('note-1', 'note-2')")).toHaveLength(2);
});
