import { as } from 'kit';

describe('notes stay with their agency', () => {
  test.each([['hana', 'h-2', 'n-1', 'note-2', 'vera'], ['ada', 'n-2', 'h-1', 'note-9', 'hugo']])('%s, through the case %s', async (admin, ownCase, otherCase, note, author) => {
    const res = await as(admin).delete(`/cases/${ownCase}/notes/${note}`);
    expect(res.status).toBe(404);
    expect((await as(author).get(`/cases/${otherCase}/notes/${note}`)).status).toBe(200);
  });
});
