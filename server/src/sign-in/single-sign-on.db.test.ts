import { openTestApp, type TestApp } from '../testing/open-test-app.ts';
import { TestBrowser } from '../testing/test-browser.ts';
import { openIdentityProvider, type TestPerson } from '../testing/test-identity-provider.ts';

const CLIENT = { id: 'assay', secret: 'a secret of the client' };
type IdentityProvider = Awaited<ReturnType<typeof openIdentityProvider>>;
let app: TestApp;
let north: IdentityProvider;
let south: IdentityProvider;
const links: Record<'north' | 'south', string> = { north: '', south: '' };

beforeAll(async () => {
  app = await openTestApp();
  const redirectUri = `${app.url}/api/auth/sso/callback`;
  north = await openIdentityProvider({ ...CLIENT, redirectUri });
  south = await openIdentityProvider({ ...CLIENT, redirectUri });
  links.north = (await save(app.as.adi, north.issuer)).body.signInUrl;
  links.south = (await save(app.as.sue, south.issuer)).body.signInUrl;
});
afterAll(async () => {
  await app.close();
  await north.close();
  await south.close();
}, 10_000);

const save = (admin: TestBrowser, issuer: string, clientSecret: string | undefined = CLIENT.secret) => admin.put('/api/identity-provider', { issuer, clientId: CLIENT.id, clientSecret });
const step = async (browser: TestBrowser, origin: string, url: string) => {
  const response = await browser.fetch(url.slice(origin.length), { redirect: 'manual' });
  return new URL(response.headers.get('location') ?? '', url).href;
};

/** Signs in with a browser of one's own; returns that browser and where it ended. */
async function signIn(of: 'north' | 'south', subject: string, claims: TestPerson, query = ''): Promise<{ browser: TestBrowser; end: string }> {
  const provider = of === 'north' ? north : south;
  provider.people.set(subject, claims);
  provider.person.current = subject;
  const browser = app.browser();
  const there = new TestBrowser(provider.issuer);
  let at = await step(browser, app.url, links[of] + query);
  while (at.startsWith(provider.issuer)) at = await step(there, provider.issuer, at);
  if (at.startsWith(`${app.url}/api/`)) at = await step(browser, app.url, at);
  return { browser, end: at.slice(app.url.length) };
}
const verified = (email: string, name = 'Someone') => ({ email, email_verified: true, name });

test('a member signs in by the provider of the own organization, and is the same member', async () => {
  const { browser, end } = await signIn('north', 'sub-ada', verified('Ada@north.example'), '?next=/author');
  expect(end).toBe('/author');
  expect((await browser.get('/api/me')).body).toEqual((await app.as.ada.get('/api/me')).body);
  const again = await signIn('north', 'sub-ada', verified('renamed@north.example'));
  expect((await again.browser.get('/api/me')).body.user.email).toBe('ada@north.example');
});

test('a provider signs in nobody of another organization', async () => {
  const { browser, end } = await signIn('south', 'sub-eve', verified('rey@north.example'));
  expect(end).toBe('/sign-in?sso=no_member');
  expect((await browser.get('/api/me')).status).toBe(401);
});

test('an invitation to an address of another organization opens no account there', async () => {
  await app.as.sue.post('/api/member-invitations', { email: 'adi@north.example', role: 'admin' });
  const { browser, end } = await signIn('south', 'sub-adi', verified('adi@north.example'));
  expect(end).toBe('/sign-in?sso=account_elsewhere');
  expect((await browser.get('/api/me')).status).toBe(401);
});

test('whoever is invited joins by signing in, with the role of the invitation; whoever is not stays out', async () => {
  await app.as.adi.post('/api/member-invitations', { email: 'ina@north.example', role: 'author' });
  const { browser } = await signIn('north', 'sub-ina', verified('ina@north.example', 'Ina'));
  expect((await browser.get('/api/me')).body).toMatchObject({ role: 'author', user: { name: 'Ina', email: 'ina@north.example' }, organization: { name: 'North' } });
  expect((await app.as.adi.get('/api/member-invitations')).body.items[0].state).toBe('accepted');
  expect((await signIn('north', 'sub-new', verified('new@north.example'))).end).toBe('/sign-in?sso=no_member');
});

test('an address that is not verified, or that belongs to another subject, opens nothing', async () => {
  expect((await signIn('north', 'sub-x', { email: 'rey@north.example', email_verified: false })).end).toBe('/sign-in?sso=unverified');
  expect((await signIn('north', 'sub-y', { email: 'rey@north.example' })).end).toBe('/sign-in?sso=unverified');
  expect((await signIn('north', 'sub-z', verified('ada@north.example'))).end).toBe('/sign-in?sso=no_member');
  expect((await signIn('north', 'sub-rey', verified('rey@north.example'))).end).toBe('/review');
});

test('a member who was removed cannot sign in by the provider either', async () => {
  await app.as.adi.post('/api/member-invitations', { email: 'gone@north.example', role: 'author' });
  const { browser } = await signIn('north', 'sub-gone', verified('gone@north.example'));
  const { id } = (await browser.get('/api/me')).body.user;
  await app.as.adi.send('DELETE', `/api/members/${id}`);
  expect((await browser.get('/api/me')).status).toBe(401);
  expect((await signIn('north', 'sub-gone', verified('gone@north.example'))).end).toBe('/sign-in?sso=no_member');
});

test('only the browser that set out comes back, once, to a page of ours', async () => {
  expect((await signIn('north', 'sub-ada', verified('ada@north.example'), '?next=//evil.example')).end).toBe('/review');
  const browser = app.browser();
  let at = await step(browser, app.url, links.north);
  const there = new TestBrowser(north.issuer);
  north.person.current = 'sub-ada';
  while (at.startsWith(north.issuer)) at = await step(there, north.issuer, at);
  expect(await step(app.browser(), app.url, at)).toBe(`${app.url}/sign-in?sso=failed`);
  expect(await step(browser, app.url, at.replace(/state=[^&]+/, 'state=forged'))).toBe(`${app.url}/sign-in?sso=failed`);
  expect((await browser.get('/api/me')).status).toBe(401);
  expect(await step(app.browser(), app.url, `${app.url}/api/auth/sso/never-made/start`)).toBe(`${app.url}/sign-in?sso=unknown_link`);
});

test('the secret is kept encrypted and shown to nobody; another issuer never gets it', async () => {
  const { rows } = await app.query('SELECT client_secret FROM assay.identity_providers');
  expect(rows.filter(({ client_secret: secret }) => secret.includes(CLIENT.secret))).toEqual([]);
  expect((await app.as.adi.get('/api/identity-provider')).body).toEqual({
    provider: { issuer: north.issuer, clientId: 'assay', updatedAt: expect.any(String) }, signInUrl: links.north, redirectUri: `${app.url}/api/auth/sso/callback`,
  });
  const other = await app.as.adi.put('/api/identity-provider', { issuer: south.issuer, clientId: 'assay' });
  expect(other.body).toMatchObject({ status: 400, fields: [expect.objectContaining({ pointer: '/clientSecret' })] });
  expect((await app.as.adi.put('/api/identity-provider', { issuer: north.issuer, clientId: 'assay' })).body.signInUrl).toBe(links.north);
  expect((await signIn('north', 'sub-ada', verified('ada@north.example'))).end).toBe('/review');
});

test('what is no provider is refused by name, and what stood before stays', async () => {
  expect((await save(app.as.adi, app.url)).body.fields).toEqual([{ pointer: '/issuer', detail: expect.stringContaining('/.well-known/openid-configuration') }]);
  expect((await save(app.as.adi, 'x')).body.fields).toEqual([expect.objectContaining({ pointer: '/issuer' })]);
  expect((await app.as.adi.get('/api/identity-provider')).body.provider.issuer).toBe(north.issuer);
});

test('each organization sees and removes its own provider only', async () => {
  expect((await app.as.sue.get('/api/identity-provider')).body.provider.issuer).toBe(south.issuer);
  expect((await app.as.sue.send('DELETE', '/api/identity-provider')).status).toBe(204);
  expect((await app.as.sue.send('DELETE', '/api/identity-provider')).status).toBe(404);
  expect((await signIn('south', 'sub-bob', verified('bob@south.example'))).end).toBe('/sign-in?sso=unknown_link');
  expect((await app.as.adi.get('/api/identity-provider')).body.provider.issuer).toBe(north.issuer);
  const { rows } = await app.query("SELECT DISTINCT action FROM assay.audit WHERE action LIKE '%identity%' OR action = 'sign_in_linked' ORDER BY action");
  expect(rows.map(({ action }) => action)).toEqual(['identity_provider_removed', 'identity_provider_saved', 'sign_in_linked']);
});
