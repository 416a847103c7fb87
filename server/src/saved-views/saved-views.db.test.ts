import { openTestApp, type TestApp } from '../testing/open-test-app.ts';

let app: TestApp;
beforeAll(async () => { app = await openTestApp(); });
afterAll(() => app.close(), 10_000);

const filter = { state: 'graded', fit: 'one-depth-only', sort: 'llmSystems', direction: 'ascending', columns: ['state', 'fit'] };

test('a member keeps views by name; the same name again replaces', async () => {
  const { status, body } = await app.as.rey.post('/api/review/views', { name: ' To judge ', filter });
  expect([status, body.name, body.filter]).toEqual([201, 'To judge', filter]);
  await app.as.rey.post('/api/review/views', { name: 'To judge', filter: { q: 'ana' } });
  expect((await app.as.rey.get('/api/review/views')).body.items).toEqual([{ id: body.id, name: 'To judge', filter: { q: 'ana' } }]);
});

test('colleagues and other organizations neither see nor delete it; its owner does', async () => {
  const [{ id }] = (await app.as.rey.get('/api/review/views')).body.items;
  for (const other of [app.as.ada, app.as.bob]) {
    expect((await other.get('/api/review/views')).body.items).toEqual([]);
    expect((await other.send('DELETE', `/api/review/views/${id}`)).body.code).toBe('not_found');
  }
  expect((await app.as.rey.send('DELETE', `/api/review/views/${id}`)).status).toBe(204);
  expect((await app.as.rey.get('/api/review/views')).body.items).toEqual([]);
});

test('a filter that the list does not know is named', async () => {
  const { body } = await app.as.rey.post('/api/review/views', { name: '', filter: { state: 'x', page: 2 } });
  expect(body.fields.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual(['/filter/page', '/filter/state', '/name']);
});
