import { openTestApp, type TestApp } from '../testing/open-test-app.ts';

let app: TestApp;
beforeAll(async () => { app = await openTestApp(); });
afterAll(() => app.close(), 10_000);

const candidate = { name: 'Cora', email: 'cora@candidates.example' };

test('a link opens once, goes on in the same browser, and asks before it opens in another', async () => {
  const { token } = await app.north.invite('Cora');
  const first = app.browser();
  const opened = await first.post('/api/invitations/open', { token });
  expect(opened.body).toMatchObject({ candidate: { name: 'Cora' }, organization: { name: 'North' }, attempts: [{ slug: 'shared-notebook', state: 'not_started', minutes: 30 }] });
  expect(opened.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict|SameSite=Strict.*HttpOnly/);
  const again = await first.post('/api/invitations/open', { token });
  expect([again.status, again.headers.get('set-cookie')]).toEqual([200, null]);

  const second = app.browser();
  expect((await second.post('/api/invitations/open', { token })).body).toMatchObject({ status: 409, code: 'invitation_open_elsewhere' });
  expect((await second.get('/api/session')).status).toBe(401);
  expect((await second.post('/api/invitations/open', { token, takeOver: true })).status).toBe(200);
  expect((await second.get('/api/session')).body.id).toBe(opened.body.id);
});

test('unknown, expired and revoked links are told apart', async () => {
  const [expired, revoked] = [await app.north.invite('Cora'), await app.north.invite('Cora')];
  await app.query("UPDATE assay.invitations SET expires_at = now() - interval '1 hour' WHERE id = $1", [expired.id]);
  expect((await app.as.ada.post(`/api/invitations/${revoked.id}/revoke`)).body.state).toBe('revoked');
  const open = async (token: string) => {
    const { status, body } = await app.as.nobody.post('/api/invitations/open', { token });
    return [status, body.code];
  };
  expect(await open('never made')).toEqual([404, 'invitation_unknown']);
  expect(await open(expired.token)).toEqual([410, 'invitation_expired']);
  expect(await open(revoked.token)).toEqual([410, 'invitation_revoked']);
});

test('all wrong fields of a body are named', async () => {
  const { status, body } = await app.as.ada.post('/api/invitations', { screenId: 'x', candidate: { name: ' ', email: 'y', age: 3 }, expiresAt: 'soon' });
  expect(status).toBe(400);
  expect(body.fields.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual(['/candidate/age', '/candidate/email', '/candidate/name', '/expiresAt', '/screenId']);
});

test('an author invites to a screen of hers, and not to another organization\'s', async () => {
  const own = await app.as.ada.post('/api/invitations', { screenId: app.north.screenId, candidate });
  expect(own.body).toMatchObject({ state: 'waiting', candidate, url: expect.stringMatching(/\/s\/[\w-]{43}$/) });
  const foreign = await app.as.ada.post('/api/invitations', { screenId: app.south.screenId, candidate });
  expect(foreign.body).toMatchObject({ status: 400, fields: [{ pointer: '/screenId', detail: 'There is no such screen.' }] });
  const past = await app.as.ada.post('/api/invitations', { screenId: app.north.screenId, candidate, expiresAt: '2020-01-01T00:00:00Z' });
  expect(past.body.fields).toEqual([expect.objectContaining({ pointer: '/expiresAt' })]);
});

test('the list shows the own organization\'s invitations and no secret', async () => {
  const { body } = await app.as.ada.get('/api/invitations');
  const ids = body.items.map(({ id }: { id: string }) => id);
  expect(ids).toContain(app.links.ana.id);
  expect(ids).not.toContain(app.links.ben.id);
  expect(JSON.stringify(body)).not.toContain(app.links.ana.token);
});

test('revoking: another organization\'s is a 404, an opened one a conflict', async () => {
  expect((await app.as.ada.post(`/api/invitations/${app.links.ben.id}/revoke`)).body).toMatchObject({ status: 404, code: 'not_found' });
  expect((await app.as.ada.post(`/api/invitations/${app.links.ana.id}/revoke`)).body).toMatchObject({ status: 409, code: 'invitation_used' });
});

test('every opening and invitation is in the audit log, chained', async () => {
  const { rows } = await app.query('SELECT sequence, action, hash FROM assay.audit WHERE organization_id = $1 ORDER BY sequence', [app.north.id]);
  expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, index) => index + 1));
  expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(['invitation_created', 'invitation_opened', 'invitation_revoked']));
});
