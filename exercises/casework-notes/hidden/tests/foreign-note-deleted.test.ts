import { as, sql } from 'kit';

test.each([['hana', 'h-1', 'note-1'], ['hana', 'h-2', 'note-3'], ['ada', 'n-1', 'note-9']])('%s, through %s, does not delete %s', async (person, caseId, note) => {
  const { status } = await as(person).delete(`/cases/${caseId}/notes/${note}`);
  expect(await sql('SELECT id FROM notes WHERE id = $1', [note])).toEqual([{ id: note }]);
  expect(status).toBe(404);
  expect(await sql("SELECT id FROM events WHERE action = 'note.deleted'")).toEqual([]);
});
