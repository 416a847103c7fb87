import { attemptOf, openTestApp, type TestApp } from '../testing/open-test-app.ts';

let app: TestApp;
beforeAll(async () => { app = await openTestApp(); });
afterAll(() => app.close(), 10_000);

const list = async (query = '') => (await app.as.rey.get(`/api/review/sessions${query}`)).body;
const names = ({ items }: { items: { candidate: { name: string } }[] }) => items.map(({ candidate }) => candidate.name);

test('members learn who they are', async () => {
  expect((await app.as.rey.get('/api/me')).body).toMatchObject({ user: { name: 'rey' }, organization: { id: app.north.id, name: 'North' }, role: 'interviewer' });
});

test('the list shows one\'s own organization, newest first, page by page', async () => {
  for (const name of ['Cora', 'Dan 100%', 'Eve_']) await app.north.invite(name);
  expect(names(await list())).toEqual(['Eve_', 'Dan 100%', 'Cora', 'Ana']);
  const first = await list('?limit=3');
  expect(names(first)).toEqual(['Eve_', 'Dan 100%', 'Cora']);
  const second = await list(`?limit=3&cursor=${first.nextCursor}`);
  expect([names(second), second.nextCursor]).toEqual([['Ana'], null]);
});

test('search takes letters literally, and states filter', async () => {
  expect(names(await list('?q=100%25'))).toEqual(['Dan 100%']);
  expect(names(await list('?q=_'))).toEqual(['Eve_']);
  expect(names(await list('?q=ANA@'))).toEqual(['Ana']);
  expect(names(await list('?state=graded'))).toEqual([]);
  await app.as.ana.post(`/api/attempts/${await attemptOf(app.as.ana)}/start`);
  expect(names(await list('?state=in_progress'))).toEqual(['Ana']);
});

test('wrong parameters are all named', async () => {
  const { body } = await app.as.rey.get('/api/review/sessions?limit=0&state=x&page=2');
  expect(body.fields.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual(['/query/limit', '/query/page', '/query/state']);
  expect((await app.as.rey.get('/api/review/sessions?cursor=abc')).body.fields[0].pointer).toBe('/query/cursor');
});

test('rey reads ana\'s session and report; bob, of another organization, gets a 404', async () => {
  const [{ id }] = (await list('?q=ana')).items;
  const attempt = await attemptOf(app.as.ana);
  expect((await app.as.rey.get(`/api/review/sessions/${id}`)).body).toMatchObject({ id, attempts: [{ slug: 'shared-notebook', gradeState: null, score: null }] });
  expect((await app.as.rey.get(`/api/review/attempts/${attempt}/report`)).body).toMatchObject({ submission: null, grade: null });
  for (const path of [`/api/review/sessions/${id}`, `/api/review/attempts/${attempt}/report`]) expect((await app.as.bob.get(path)).body).toMatchObject({ status: 404, code: 'not_found' });
  expect((await app.as.bob.post(`/api/review/attempts/${attempt}/regrade`)).status).toBe(404);
  expect((await app.as.rey.post(`/api/review/attempts/${attempt}/regrade`)).body.code).toBe('nothing_to_regrade');
});

test('what an exercise tells and what to ask afterwards is for members and in nothing that its candidate gets', async () => {
  const tells = 'Whether somebody reads a policy before believing it.';
  const followUp = ['What did you try first?', 'How would you find the next one?'];
  const attempt = await attemptOf(app.as.ana);
  expect((await app.as.rey.get('/api/catalogue')).body.items).toEqual([expect.objectContaining({ tells, followUp, fixture: 'notebook' })]);
  expect((await app.as.rey.get(`/api/review/attempts/${attempt}/report`)).body.followUp).toEqual(followUp);
  for (const path of ['/api/session', `/api/attempts/${attempt}`]) {
    const { status, body } = await app.as.ana.get(path);
    expect([status, ...[tells, ...followUp].filter((text) => JSON.stringify(body).includes(text))]).toEqual([200]);
  }
});

test('the catalogue and the screens list what can be invited to', async () => {
  expect((await app.as.rey.get('/api/catalogue')).body.items).toEqual([expect.objectContaining({ slug: 'shared-notebook', version: 1, level: 'junior', minutes: 30 })]);
  const { body } = await app.as.rey.get('/api/screens');
  expect(body.items).toEqual([expect.objectContaining({ id: app.north.screenId, exercises: [expect.objectContaining({ slug: 'shared-notebook', weight: 1 })] })]);
});

test('unchanged answers are not sent again', async () => {
  const { headers } = await app.as.rey.get('/api/catalogue');
  const again = await app.as.rey.send('GET', '/api/catalogue', undefined, { 'If-None-Match': headers.get('etag') ?? '', 'Cache-Control': 'max-age=0' });
  expect(again.status).toBe(304);
});
