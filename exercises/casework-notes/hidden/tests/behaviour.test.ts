import { as, sql } from 'kit';

const ids = async () => (await sql('SELECT id FROM notes ORDER BY id')).map(({ id }) => id);

test('authors and admins delete in their agency, and it is recorded', async () => {
  expect((await as('vera').delete('/cases/n-2/notes/note-3')).status).toBe(204);
  expect((await as('ada').delete('/cases/n-1/notes/note-2')).status).toBe(204);
  expect((await as('hana').delete('/cases/h-1/notes/note-9')).status).toBe(204);
  expect(await ids()).toEqual(['note-1']);
  const events = await sql("SELECT member_id FROM events WHERE action = 'note.deleted' ORDER BY id");
  expect(events.map(({ member_id: member }) => member)).toEqual(['vera', 'ada', 'hana']);
});

test('a worker does not delete the note of another one', async () => {
  expect([403, 404]).toContain((await as('vera').delete('/cases/n-1/notes/note-1')).status);
  expect((await as('rob').delete('/cases/n-1/notes/note-1')).status).toBe(403);
  expect((await as('wim').delete('/cases/n-1/notes/none')).status).toBe(404);
  expect((await as('wim').delete('/cases/h-1/notes/note-1')).status).toBe(404);
  expect(await ids()).toHaveLength(4);
});

test('edits keep what they replace', async () => {
  await as('vera').patch('/cases/n-1/notes/note-2', { body: 'Wrote to the landlord.' });
  await as('vera').patch('/cases/n-1/notes/note-2', { body: 'Met the landlord.' });
  const { body } = await as('rob').get('/cases/n-1/notes/note-2/versions');
  expect(body.versions.map((version) => version.body)).toEqual(['Wrote to the landlord.', 'Called the landlord.']);
  expect((await as('hana').get('/cases/n-1/notes/note-2/versions')).status).toBe(404);
  expect((await as('hana').patch('/cases/h-1/notes/note-2', { body: 'x' })).status).toBe(404);
});
