import { openTestApp, type TestApp } from '../testing/open-test-app.ts';

let app: TestApp;
let ids: Record<string, string>;
beforeAll(async () => {
  app = await openTestApp();
  const { rows } = await app.query('SELECT name, account_id FROM assay.members');
  ids = Object.fromEntries(rows.map(({ name, account_id: id }) => [name, id]));
});
afterAll(() => app.close(), 10_000);

const PASSWORD = 'a long enough password';
/** The end of the link in the newest mail to this address, as the outbox shows it to an administrator. */
async function linkTo(email: string): Promise<string> {
  const { body } = await app.as.adi.get('/api/outbox');
  const mail = body.items.find(({ to }: { to: string }) => to === email);
  return /\/join\/([\w-]{43})\s/.exec(mail.text)?.[1] ?? '';
}
async function joined(email: string, role: string, name: string) {
  expect((await app.as.adi.post('/api/member-invitations', { email, role })).status).toBe(201);
  expect((await app.as.nobody.post('/api/join', { token: await linkTo(email), name, password: PASSWORD })).status).toBe(201);
  const person = app.browser();
  expect((await person.post('/api/auth/sign-in/email', { email, password: PASSWORD })).status).toBe(200);
  return { person, id: (await person.get('/api/me')).body.user.id as string };
}

test('an administrator lists the own members; others do not, and nobody another organization\'s', async () => {
  const { body } = await app.as.adi.get('/api/members');
  expect(body.items.map(({ name, role }: { name: string; role: string }) => [name, role])).toEqual([['ada', 'author'], ['adi', 'admin'], ['rey', 'interviewer']]);
  expect((await app.as.sue.get('/api/members')).body.items.map(({ name }: { name: string }) => name)).toEqual(['bob', 'sue']);
});

test('somebody invited joins once, with the role and in the organization of the invitation', async () => {
  const email = 'Ina@North.example';
  const created = await app.as.adi.post('/api/member-invitations', { email, role: 'author' });
  expect(created.body).toMatchObject({ email: 'ina@north.example', role: 'author', state: 'waiting' });
  const token = await linkTo('ina@north.example');
  expect(JSON.stringify(created.body)).not.toContain(token);
  expect((await app.as.nobody.post('/api/join/look', { token })).body).toMatchObject({ organization: 'North', email: 'ina@north.example', role: 'author' });
  expect((await app.as.nobody.post('/api/join', { token, name: 'Ina', password: 'short' })).body.fields).toEqual([{ pointer: '/password', detail: 'Use at least 12 characters.' }]);
  expect((await app.as.nobody.post('/api/join', { token, name: 'Ina', password: PASSWORD })).status).toBe(201);
  const ina = app.browser();
  await ina.post('/api/auth/sign-in/email', { email, password: PASSWORD });
  expect((await ina.get('/api/me')).body).toMatchObject({ user: { name: 'Ina' }, role: 'author', organization: { name: 'North' } });
  expect((await app.as.nobody.post('/api/join', { token, name: 'Eve', password: PASSWORD })).body).toMatchObject({ status: 409, code: 'invitation_used' });
  expect((await app.as.adi.get('/api/member-invitations')).body.items[0].state).toBe('accepted');
});

test('two who open one link at once: one joins', async () => {
  await app.as.adi.post('/api/member-invitations', { email: 'twice@north.example', role: 'author' });
  const token = await linkTo('twice@north.example');
  const answers = await Promise.all(['One', 'Two', 'Three'].map((name) => app.as.nobody.post('/api/join', { token, name, password: PASSWORD })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  expect((await app.query("SELECT FROM assay.members WHERE email = 'twice@north.example'")).rowCount).toBe(1);
});

test('links that were sent again, withdrawn, expired or never made open nothing', async () => {
  const email = 'link@north.example';
  const { body: { id } } = await app.as.adi.post('/api/member-invitations', { email, role: 'interviewer' });
  const first = await linkTo(email);
  expect((await app.as.adi.post(`/api/member-invitations/${id}/resend`)).status).toBe(200);
  const second = await linkTo(email);
  const look = async (token: string) => (await app.as.nobody.post('/api/join/look', { token })).body.code;
  expect([await look(first), await look(second), await look('never')]).toEqual(['invitation_unknown', undefined, 'invitation_unknown']);
  await app.query("UPDATE assay.member_invitations SET expires_at = now() - interval '1 hour' WHERE id = $1", [id]);
  expect(await look(second)).toBe('invitation_expired');
  expect((await app.as.nobody.post('/api/join', { token: second, name: 'x', password: PASSWORD })).body.code).toBe('invitation_expired');
  expect((await app.as.adi.post(`/api/member-invitations/${id}/revoke`)).body.state).toBe('revoked');
  expect(await look(second)).toBe('invitation_revoked');
  expect((await app.as.adi.post(`/api/member-invitations/${id}/revoke`)).body.code).toBe('invitation_used');
  expect((await app.as.adi.post('/api/member-invitations', { email, role: 'interviewer' })).status).toBe(201);
});

test('an address is invited once, and a member not at all', async () => {
  const body = { email: 'once@north.example', role: 'author' };
  const answers = await Promise.all([app.as.adi.post('/api/member-invitations', body), app.as.adi.post('/api/member-invitations', body)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect((await app.as.adi.post('/api/member-invitations', { email: 'rey@north.example', role: 'admin' })).body.code).toBe('already_member');
  expect((await app.as.adi.post('/api/member-invitations', { email: 'x', role: 'boss' })).body.fields.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/email', '/role']);
});

test('an account of another organization cannot be taken by inviting its address', async () => {
  await app.as.adi.post('/api/member-invitations', { email: 'bob@south.example', role: 'interviewer' });
  const answer = await app.as.nobody.post('/api/join', { token: await linkTo('bob@south.example'), name: 'Bob', password: PASSWORD });
  expect(answer.body).toMatchObject({ status: 409, code: 'account_elsewhere' });
  expect((await app.as.bob.get('/api/me')).body.organization.name).toBe('South');
  expect((await app.browser().post('/api/auth/sign-in/email', { email: 'bob@south.example', password: PASSWORD })).status).toBe(401);
});

test('another organization reaches no invitation and no member of this one', async () => {
  const { body: { id } } = await app.as.adi.post('/api/member-invitations', { email: 'pair@north.example', role: 'author' });
  for (const act of ['resend', 'revoke']) expect((await app.as.sue.post(`/api/member-invitations/${id}/${act}`)).status).toBe(404);
  expect((await app.as.sue.get('/api/member-invitations')).body.items).toEqual([]);
  expect((await app.as.sue.put(`/api/members/${ids['rey']}/role`, { role: 'admin' })).status).toBe(404);
  expect((await app.as.sue.send('DELETE', `/api/members/${ids['rey']}`)).status).toBe(404);
  expect((await app.as.rey.get('/api/me')).body.role).toBe('interviewer');
});

test('a role takes effect at once', async () => {
  const { person, id } = await joined('role@north.example', 'interviewer', 'Role');
  expect((await person.get('/api/invitations')).status).toBe(403);
  expect((await app.as.adi.put(`/api/members/${id}/role`, { role: 'author' })).status).toBe(204);
  expect((await person.get('/api/invitations')).status).toBe(200);
});

test('whoever is removed is signed out, stays in the records, and can be invited again', async () => {
  const { person, id } = await joined('gone@north.example', 'author', 'Gone');
  expect((await app.as.adi.send('DELETE', `/api/members/${id}`)).status).toBe(204);
  expect((await person.get('/api/me')).status).toBe(401);
  expect((await app.browser().post('/api/auth/sign-in/email', { email: 'gone@north.example', password: PASSWORD })).status).toBe(401);
  expect((await app.as.adi.send('DELETE', `/api/members/${id}`)).status).toBe(404);
  expect((await app.query('SELECT name FROM assay.members WHERE account_id = $1', [id])).rows).toEqual([{ name: 'Gone' }]);
  expect((await joined('gone@north.example', 'author', 'Back')).id).not.toBe(id);
});

test('an account that lost its membership half way is nobody, and does not block its address', async () => {
  const { person, id } = await joined('half@north.example', 'author', 'Half');
  await app.query('UPDATE assay.members SET removed_at = now() WHERE account_id = $1', [id]);
  expect((await person.get('/api/me')).body.code).toBe('no_membership');
  await joined('half@north.example', 'author', 'Whole');
});

test('the last administrator stays one, also when two remove each other at once', async () => {
  expect((await app.as.adi.put(`/api/members/${ids['adi']}/role`, { role: 'author' })).body).toMatchObject({ status: 409, code: 'last_admin' });
  expect((await app.as.adi.send('DELETE', `/api/members/${ids['adi']}`)).body.code).toBe('last_admin');
  const second = await joined('second@north.example', 'admin', 'Second');
  const answers = await Promise.all([
    app.as.adi.put(`/api/members/${ids['adi']}/role`, { role: 'author' }),
    second.person.put(`/api/members/${second.id}/role`, { role: 'author' }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  expect((await app.query("SELECT FROM assay.members WHERE organization_id = $1 AND role = 'admin' AND removed_at IS NULL", [app.north.id])).rowCount).toBe(1);
});

test('every act is in the audit log, without a secret', async () => {
  const { rows } = await app.query('SELECT action, detail::text FROM assay.audit WHERE organization_id = $1', [app.north.id]);
  expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining([
    'member_invited', 'member_invitation_resent', 'member_invitation_revoked', 'member_joined', 'member_role_changed', 'member_removed',
  ]));
  expect(rows.filter(({ detail }) => detail.includes(PASSWORD))).toEqual([]);
});

test('the name of the organization is changed by its administrators alone', async () => {
  expect((await app.as.sue.put('/api/organization', { name: ' Southsea ' })).status).toBe(204);
  expect((await app.as.bob.get('/api/me')).body.organization.name).toBe('Southsea');
  expect((await app.as.ada.get('/api/me')).body.organization.name).toBe('North');
  expect((await app.as.bob.put('/api/organization', { name: 'x' })).status).toBe(403);
  expect((await app.as.sue.put('/api/organization', { name: ' ' })).body.fields).toEqual([{ pointer: '/name', detail: 'Expected a name.' }]);
});
