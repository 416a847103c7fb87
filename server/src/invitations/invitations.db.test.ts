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
  expect(own.body).toMatchObject({ state: 'waiting', candidate, url: expect.stringMatching(/\/s\/[\w-]{43}$/), mail: { text: expect.stringContaining('/s/') } });
  expect(own.body.mail.text.split('\n')).toContain(own.body.url);
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

const invite = async (name = 'Dora') => (await app.as.ada.post('/api/invitations', { screenId: app.north.screenId, candidate: { name, email: `${name.toLowerCase()}@candidates.example` } })).body;
const tokenOf = ({ url }: { url: string }) => url.split('/').at(-1) ?? '';
const open = (token: string) => app.browser().post('/api/invitations/open', { token });

test('a CSV is previewed without inviting anybody, then its good rows are invited together', async () => {
  const taken = await invite('Taken');
  const csv = `name,email\nGood,good@candidates.example\nBad,\nTaken,${taken.candidate.email}\n`;
  const before = (await app.as.ada.get('/api/invitations')).body.items.length;
  const { body: preview } = await app.as.ada.post('/api/invitations/preview', { screenId: app.north.screenId, csv });
  expect(preview).toEqual({
    candidates: [{ line: 2, name: 'Good', email: 'good@candidates.example', timeFactor: 1 }],
    problems: [{ line: 3, detail: 'email: Expected an e-mail address.' }, { line: 4, detail: 'email: taken@candidates.example was invited to this screen already.' }],
    ignoredColumns: [],
    mail: { subject: 'North invites you: Screen of North', text: expect.stringContaining('Hello Good,') },
  });
  expect((await app.as.ada.get('/api/invitations')).body.items).toHaveLength(before);
  const candidates = [{ name: 'Good', email: 'good@candidates.example' }, { name: 'Slow', email: 'slow@candidates.example', timeFactor: 2 }];
  const created = await app.as.ada.post('/api/invitations/batch', { screenId: app.north.screenId, candidates });
  expect([created.status, created.body.items.map(({ candidate: { name }, timeFactor }: { candidate: { name: string }; timeFactor: number }) => [name, timeFactor])]).toEqual([201, [['Good', 1], ['Slow', 2]]]);
  const opened = await Promise.all(created.body.items.map((item: { url: string }) => open(tokenOf(item))));
  expect(opened.map(({ body }) => body.attempts[0].minutes)).toEqual([30, 60]);
});

test('with one candidate that cannot be invited, nobody of a batch is', async () => {
  const before = (await app.as.ada.get('/api/invitations')).body.items.length;
  const answer = await app.as.ada.post('/api/invitations/batch', { screenId: app.north.screenId, candidates: [candidate, { name: 'Eve', email: 'none', timeFactor: 5 }] });
  expect(answer.body.fields.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/candidates/1/email', '/candidates/1/timeFactor']);
  const foreign = await app.as.ada.post('/api/invitations/batch', { screenId: app.south.screenId, candidates: [candidate] });
  expect(foreign.body.fields).toEqual([{ pointer: '/screenId', detail: 'There is no such screen.' }]);
  expect((await app.as.ada.get('/api/invitations')).body.items).toHaveLength(before);
});

test('a new link replaces one that nobody opened, and no other', async () => {
  const invitation = await invite();
  const { body: again } = await app.as.ada.post(`/api/invitations/${invitation.id}/resend`);
  expect((await open(tokenOf(invitation))).body.code).toBe('invitation_unknown');
  expect((await open(tokenOf(again))).status).toBe(200);
  expect((await app.as.ada.post(`/api/invitations/${invitation.id}/resend`)).body.code).toBe('invitation_used');
});

test('an extension moves the link, the session, the running clock and the tasks to come', async () => {
  const invitation = await invite();
  const browser = app.browser();
  const session = (await browser.post('/api/invitations/open', { token: tokenOf(invitation) })).body;
  const started = (await browser.post(`/api/attempts/${session.attempts[0].id}/start`)).body;
  const expiresAt = new Date(Date.now() + 60 * 24 * 3600 * 1000).toISOString();
  const { body } = await app.as.ada.post(`/api/invitations/${invitation.id}/extend`, { expiresAt, taskMinutes: 15 });
  expect(body.expiresAt).toBe(expiresAt);
  const after = (await browser.get('/api/session')).body;
  expect([after.expiresAt, after.attempts[0].minutes, Date.parse(after.attempts[0].deadlineAt) - Date.parse(started.deadlineAt)]).toEqual([expiresAt, 45, 15 * 60_000]);
  const { rows } = await app.query("SELECT run_at FROM graphile_worker._private_jobs WHERE payload->>'attemptId' = $1", [started.id]);
  expect(rows.map(({ run_at: at }) => at.toISOString())).toEqual([after.attempts[0].deadlineAt]);
  expect((await app.as.ada.post(`/api/invitations/${invitation.id}/extend`, {})).body.fields).toEqual([{ pointer: '/expiresAt', detail: 'Expected a later end, or minutes to add.' }]);
});

test('an expired link opens again once it is extended; a browser that was in stays in', async () => {
  const [cora, dan] = [await invite('Fay'), await invite('Gus')];
  const inside = app.browser();
  await inside.post('/api/invitations/open', { token: tokenOf(dan) });
  for (const { id } of [cora, dan]) await app.query("UPDATE assay.invitations SET expires_at = now() - interval '1 hour' WHERE id = $1", [id]);
  expect((await open(tokenOf(cora))).body.code).toBe('invitation_expired');
  expect((await inside.post('/api/invitations/open', { token: tokenOf(dan) })).status).toBe(200);
  expect((await app.as.ada.post(`/api/invitations/${cora.id}/resend`)).body.detail).toContain('Extend it first');
  await app.as.ada.post(`/api/invitations/${cora.id}/extend`, { expiresAt: new Date(Date.now() + 3600_000).toISOString() });
  expect((await open(tokenOf(cora))).status).toBe(200);
});

test('nobody extends or sends again what is another organization\'s', async () => {
  await app.query("UPDATE assay.members SET role = 'author' WHERE name = 'bob'");
  const { id } = await invite();
  for (const path of ['resend', 'extend', 'revoke']) {
    expect((await app.as.bob.post(`/api/invitations/${id}/${path}`, path === 'extend' ? { taskMinutes: 5 } : {})).body).toMatchObject({ status: 404, code: 'not_found' });
  }
  expect((await app.as.ada.post(`/api/invitations/${id}/extend`, { taskMinutes: 5 })).status).toBe(200);
});

test('the link goes to the candidate by mail, and again with a new one', async () => {
  const mails = async (email: string) => (await app.query('SELECT subject, text FROM assay.outbox WHERE recipient = $1 ORDER BY created_at', [email])).rows as { subject: string; text: string }[];
  const { body } = await app.as.ada.post('/api/invitations', { screenId: app.north.screenId, candidate: { name: 'Mara', email: 'mara@candidates.example' } });
  expect(await mails('mara@candidates.example')).toEqual([{ subject: body.mail.subject, text: expect.stringContaining(body.url) }]);
  const { body: again } = await app.as.ada.post(`/api/invitations/${body.id}/resend`);
  expect((await mails('mara@candidates.example'))[1]!.text).toContain(again.url);
});
