import { as, sql } from 'kit';

const path = '/cases/n-1/notes/note-1';

describe('changing notes', () => {
  test('one note can be read', async () => {
    const { status, body } = await as('rob').get(path);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: 'note-1', author_id: 'wim', edited_at: null });
  });

  test('the author edits, and the earlier text is kept', async () => {
    expect((await as('wim').patch(path, { body: 'The heating works again.' })).status).toBe(204);
    expect((await as('rob').get(path)).body.body).toBe('The heating works again.');
    const { body } = await as('rob').get(`${path}/versions`);
    expect(body.versions).toHaveLength(1);
    expect(body.versions[0]).toMatchObject({ body: 'Visited the flat. The heating is broken.', replaced_by: 'wim' });
  });

  test('an edit that changes nothing leaves no version', async () => {
    expect((await as('wim').patch(path, { body: 'Visited the flat. The heating is broken.' })).status).toBe(204);
    expect((await as('rob').get(`${path}/versions`)).body.versions).toEqual([]);
  });

  test('nobody but the author edits', async () => {
    for (const person of ['vera', 'ada', 'rob']) expect((await as(person).patch(path, { body: 'Mine' })).status).toBe(403);
    expect((await as('hugo').patch(path, { body: 'Mine' })).status).toBe(404);
  });

  test('the author deletes a note with its versions', async () => {
    await as('wim').patch(path, { body: 'Second text' });
    expect((await as('wim').delete(path)).status).toBe(204);
    expect((await as('wim').get(path)).status).toBe(404);
    expect(await sql('SELECT id FROM note_versions')).toEqual([]);
  });

  test('an admin deletes the note of a worker', async () => {
    expect((await as('ada').delete(path)).status).toBe(204);
    expect((await as('wim').get(path)).status).toBe(404);
  });

  test('two edits keep both earlier texts, newest first', async () => {
    await as('wim').patch(path, { body: 'Second text' });
    await as('wim').patch(path, { body: 'Third text' });
    const { body } = await as('vera').get(`${path}/versions`);
    expect(body.versions.map((version) => version.body)).toEqual(['Second text', 'Visited the flat. The heating is broken.']);
  });

  test('every change is entered in the events', async () => {
    await as('wim').patch(path, { body: 'Second text' });
    await as('wim').delete(path);
    expect(await sql('SELECT member_id, action FROM events ORDER BY id')).toEqual([
      { member_id: 'wim', action: 'note.edited' }, { member_id: 'wim', action: 'note.deleted' },
    ]);
  });

  test('others delete nothing', async () => {
    for (const person of ['vera', 'rob', 'hugo', 'hana']) expect((await as(person).delete(path)).status).toBeGreaterThanOrEqual(400);
    expect((await as('wim').get(path)).status).toBe(200);
  });
});
