import { openTestApp, type TestApp } from '../testing/open-test-app.ts';

let app: TestApp;
beforeAll(async () => { app = await openTestApp(); });
afterAll(() => app.close(), 10_000);

type Key = { id: string; key: string; prefix: string };
const made = async (scopes: string[], by = app.as.adi): Promise<Key> => (await by.post('/api/api-keys', { name: `for ${scopes.join()}`, scopes })).body;
const bearer = (key: string) => ({ Authorization: `Bearer ${key}` });
const get = (path: string, key: string) => app.browser().send('GET', path, undefined, bearer(key));
const post = (path: string, key: string, body: unknown) => app.browser().post(path, body, bearer(key));
const invitation = () => ({ screenId: app.north.screenId, candidate: { name: 'Kay', email: 'kay@candidates.example' } });

test('a key is shown once and kept as a hash', async () => {
  const { id, key, prefix } = await made(['read']);
  expect(key).toMatch(/^assay_[\w-]{43}$/);
  const list = await app.as.adi.get('/api/api-keys');
  expect(list.body.items.find((item: Key) => item.id === id)).toMatchObject({ prefix, scopes: ['read'], lastUsedAt: null, revokedAt: null });
  expect(JSON.stringify(list.body)).not.toContain(key);
  const { rows } = await app.query('SELECT to_jsonb(api_keys)::text AS row FROM assay.api_keys WHERE id = $1', [id]);
  expect(rows[0].row).not.toContain(key);
});

test('each scope does its own and not the other\'s', async () => {
  const [read, write] = [await made(['read']), await made(['write'])];
  expect((await get('/api/invitations', read.key)).status).toBe(200);
  expect((await post('/api/invitations', read.key, invitation())).body).toMatchObject({ status: 403, code: 'api_key_scope', detail: expect.stringContaining('scope write') });
  expect((await get('/api/invitations', write.key)).body).toMatchObject({ status: 403, code: 'api_key_scope', detail: expect.stringContaining('scope read') });
  expect((await post('/api/invitations', write.key, invitation())).status).toBe(201);
  const { rows } = await app.query("SELECT actor FROM assay.audit WHERE organization_id = $1 AND action = 'invitation_created' ORDER BY sequence DESC LIMIT 1", [app.north.id]);
  expect(rows).toEqual([{ actor: `api_key:${write.id}` }]);
});

test('a key acts in its own organization only', async () => {
  const [north, south] = [await made(['read', 'write']), await made(['read', 'write'], app.as.sue)];
  const ids = async (key: string) => (await get('/api/invitations', key)).body.items.map(({ id }: { id: string }) => id);
  expect([(await ids(north.key)).includes(app.links.ana.id), (await ids(south.key)).includes(app.links.ana.id)]).toEqual([true, false]);
  expect((await ids(south.key)).includes(app.links.ben.id)).toBe(true);
  expect((await post('/api/invitations', south.key, invitation())).body).toMatchObject({ status: 400, fields: [{ pointer: '/screenId', detail: 'There is no such screen.' }] });
  expect((await post(`/api/invitations/${app.links.ana.id}/revoke`, south.key, {})).status).toBe(404);
});

test('no key reaches the settings', async () => {
  const { key, id } = await made(['read', 'write']);
  for (const path of ['/api/members', '/api/outbox', '/api/api-keys', '/api/member-invitations']) expect([path, (await get(path, key)).body.code]).toEqual([path, 'api_key_scope']);
  expect((await post('/api/api-keys', key, { name: 'x', scopes: ['read'] })).status).toBe(403);
  expect((await post(`/api/api-keys/${id}/revoke`, key, {})).status).toBe(403);
});

test('a revoked key opens nothing, from the next request on', async () => {
  const { id, key } = await made(['read']);
  expect((await get('/api/me', key)).body).toMatchObject({ organization: { name: 'North' }, role: 'author' });
  expect((await app.as.sue.post(`/api/api-keys/${id}/revoke`)).status).toBe(404);
  expect((await get('/api/me', key)).status).toBe(200);
  expect((await app.as.adi.post(`/api/api-keys/${id}/revoke`)).status).toBe(204);
  expect((await get('/api/me', key)).body).toMatchObject({ status: 401, code: 'api_key_unknown' });
  expect((await app.as.adi.post(`/api/api-keys/${id}/revoke`)).status).toBe(404);
});

test('a wrong key is refused, also where a cookie would let in', async () => {
  const { key } = await made(['read']);
  for (const wrong of [key.slice(0, -1), `${key}x`, 'assay_', key.toUpperCase()]) expect((await get('/api/me', wrong)).body.code).toBe('api_key_unknown');
  expect((await app.as.ada.send('GET', '/api/me', undefined, bearer('assay_nothing'))).status).toBe(401);
  expect((await app.as.nobody.send('GET', '/api/me', undefined, { Authorization: 'Basic x' })).body.code).toBe('signed_out');
});

test('the last use is noted', async () => {
  const { id, key } = await made(['read']);
  await get('/api/me', key);
  const { body } = await app.as.adi.get('/api/api-keys');
  expect(Date.now() - Date.parse(body.items.find((item: Key) => item.id === id).lastUsedAt)).toBeLessThan(60_000);
});

test('another organization lists none of these keys; wrong fields are named', async () => {
  await made(['read']);
  const names = (await app.as.sue.get('/api/api-keys')).body.items.map(({ name }: { name: string }) => name);
  expect(names).toEqual(['for read,write']);
  expect((await app.as.adi.post('/api/api-keys', { name: '', scopes: [] })).body.fields.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/name', '/scopes']);
  expect((await app.as.adi.post('/api/api-keys', { name: 'x', scopes: ['all'] })).body.fields.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/scopes/0']);
});

test('no key judges: rating, ruling, deciding and regrading are for people', async () => {
  const { key } = await made(['read', 'write']);
  const { body: { items: [session] } } = await get('/api/review/sessions', key);
  expect(session).toBeDefined();
  const decided = await post(`/api/review/sessions/${session.id}/decisions`, key, { outcome: 'hold', reason: 'By a program.', baseVersion: 0 });
  const regraded = await post('/api/review/regrades', key, { sessions: [session.id], tasks: [{ slug: 'shared-notebook', version: null }], reason: 'By a program.' });
  for (const { body } of [decided, regraded]) expect(body).toMatchObject({ status: 403, code: 'api_key_scope' });
});
