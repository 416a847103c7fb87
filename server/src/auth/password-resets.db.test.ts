import { openTestApp, type TestApp } from '../testing/open-test-app.ts';

let app: TestApp;
beforeAll(async () => { app = await openTestApp(); });
afterAll(() => app.close(), 10_000);

const OLD = 'correct horse battery staple';
const NEW = 'another horse and battery';
const ask = (email: string) => app.browser().post('/api/auth/request-password-reset', { email });
const signIn = (email: string, password: string) => app.browser().post('/api/auth/sign-in/email', { email, password });
/** The mails to this address, newest first, once there are so many: the answer does not wait for them. */
async function mailsTo(email: string, many: number): Promise<string[]> {
  for (;;) {
    const { rows } = await app.query("SELECT text FROM assay.outbox WHERE recipient = $1 AND kind = 'password_reset' ORDER BY id DESC", [email]);
    if (rows.length >= many) return rows.map(({ text }) => text);
  }
}
const tokenIn = (text = '') => /\/reset-password\/(\w+)\s/.exec(text)?.[1] ?? '';

test('a member chooses a new password by mail, once; whoever was signed in is out', async () => {
  expect((await app.as.rey.get('/api/me')).status).toBe(200);
  expect((await ask('rey@north.example')).status).toBe(200);
  const token = tokenIn((await mailsTo('rey@north.example', 1))[0]);
  expect((await app.query('SELECT identifier FROM accounts.verifications')).rows.filter(({ identifier }) => identifier.includes(token))).toEqual([]);
  expect((await app.browser().post('/api/auth/reset-password', { token, newPassword: 'short' })).status).toBe(400);
  expect((await app.browser().post('/api/auth/reset-password', { token, newPassword: NEW })).status).toBe(200);
  expect((await app.browser().post('/api/auth/reset-password', { token, newPassword: OLD })).status).toBe(400);
  expect((await app.as.rey.get('/api/me')).status).toBe(401);
  expect([(await signIn('rey@north.example', OLD)).status, (await signIn('rey@north.example', NEW)).status]).toEqual([401, 200]);
  const { rows } = await app.query("SELECT action FROM assay.audit WHERE organization_id = $1 AND action LIKE 'password%' ORDER BY sequence", [app.north.id]);
  expect(rows.map(({ action }) => action)).toEqual(['password_reset_requested', 'password_reset']);
});

test('an address without an account is answered the same, to the letter', async () => {
  const [known, unknown] = [await ask('ada@north.example'), await ask('nobody@north.example')];
  expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
  await mailsTo('ada@north.example', 1);
  expect((await app.query("SELECT FROM assay.outbox WHERE recipient = 'nobody@north.example'")).rowCount).toBe(0);
});

test('the mail is in the outbox of the member\'s organization and in no other', async () => {
  await app.query("UPDATE accounts.verifications SET expires_at = now() - interval '1 second'");
  const token = tokenIn((await mailsTo('ada@north.example', 1))[0]);
  const shown = async (admin: typeof app.as.adi) => JSON.stringify((await admin.get('/api/outbox')).body).includes(token);
  expect([await shown(app.as.adi), await shown(app.as.sue)]).toEqual([true, false]);
  expect((await app.browser().post('/api/auth/reset-password', { token, newPassword: NEW })).status).toBe(400);
  expect((await signIn('ada@north.example', OLD)).status).toBe(200);
});

test('what we do not use of better-auth is not there', async () => {
  for (const path of ['update-user', 'change-email', 'change-password', 'sign-up/email', 'delete-user', 'list-sessions', 'get-session', 'reset-password/x']) {
    expect([path, (await app.as.ada.post(`/api/auth/${path}`)).body.code]).toEqual([path, 'not_found']);
  }
});
