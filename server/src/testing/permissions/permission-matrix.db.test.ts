import { allRoutes } from '../../app.ts';
import { scopeFor } from '../../api-keys/enter-by-key.ts';
import type { Deps } from '../../deps.ts';
import type { ApiRoute } from '../../openapi/route-list.ts';
import { openTestApp, type TestApp } from '../open-test-app.ts';
import type { TestBrowser } from '../test-browser.ts';
import { openIdentityProvider } from '../test-identity-provider.ts';
import { PERMISSION_ROWS, type Call } from './permission-rows.ts';
import { openWorld, type World } from './permission-world.ts';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const CLIENT = { id: 'assay', secret: 'a secret of the client' };
const routes = allRoutes({} as Deps);

type Answer = { status: number; code: unknown; body: unknown };
type Keys = Record<'read' | 'write' | 'both' | 'revoked' | 'foreign', string>;
let app: TestApp;
let provider: Awaited<ReturnType<typeof openIdentityProvider>>;
let world: World;
let keys: Keys;
/** Of the same organization as the owner, and never invited to what he is. */
let cleo: TestBrowser;
let shared: ReadonlySet<string>;

beforeAll(async () => {
  // No worker runs, so that no mail leaves; each row has an address of its own, since requests are counted by it.
  app = await openTestApp({ exercises: ['exercises', 'context-exercises', 'review-exercises'], mail: { url: 'smtp://127.0.0.1:1', from: 'assay@example.org' }, trustedProxies: 1 });
  // Nor is anybody asked.
  app.deps.claude = { apiKey: 'a key of the tests', baseUrl: 'http://127.0.0.1:1', model: 'a-model', price: null, keptIn: '' };
  provider = await openIdentityProvider({ ...CLIENT, redirectUri: `${app.url}/api/auth/sso/callback` });
  world = openWorld(app, { issuer: provider.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret });
  cleo = (await world.begun('rls-review', false)).by;
  keys = await makeKeys();
  shared = new Set(JSON.stringify((await app.as.ada.get('/api/catalogue')).body).match(UUID));
}, 90_000);
afterAll(async () => {
  await app.close();
  await provider.close();
}, 10_000);

async function makeKeys(): Promise<Keys> {
  const make = async (by: TestBrowser, scopes: string[]) => (await by.post('/api/api-keys', { name: scopes.join(), scopes })).body;
  const { adi, sue } = app.as;
  const revoked = await make(adi, ['read', 'write']);
  await adi.post(`/api/api-keys/${revoked.id}/revoke`);
  return {
    read: (await make(adi, ['read'])).key, write: (await make(adi, ['write'])).key, both: (await make(adi, ['read', 'write'])).key,
    revoked: revoked.key, foreign: (await make(sue, ['read', 'write'])).key,
  };
}

test('every route has a row, and every row a route', () => {
  expect(Object.keys(PERMISSION_ROWS).sort()).toEqual(routes.map(({ description: { id } }) => id).sort());
});

describe.each(routes.map((route, index) => [route.description.id, route, index] as const))('%s', (id, route, index) => {
  const ask = (by: TestBrowser, call: Call, key?: string) => answerTo(route, by, call, { 'X-Forwarded-For': `10.0.${index}.1`, ...(key !== undefined && { Authorization: `Bearer ${key}` }) });
  const row = () => PERMISSION_ROWS[id]?.(world) ?? {};

  test(`is for ${route.audience}`, async () => {
    const call = await row();
    const { as, refused, foreign } = castFor(route);
    for (const [by, expected] of refused) expect(await ask(by, call)).toMatchObject(expected);
    for (const by of foreign) await expectNothingOf(call, (tried) => ask(by, tried));
    expectSuccess(await ask(call.as ?? as, call));
  });

  if (['everyone', 'candidate'].includes(route.audience)) return;
  test(route.keys ? 'is for programs with the scope' : 'is for no program', async () => {
    const call = await row();
    const withKey = (key: string, tried = call) => ask(app.browser(), tried, key);
    expect(await withKey(keys.revoked)).toMatchObject({ status: 401, code: 'api_key_unknown' });
    if (!route.keys) return expect(await withKey(keys.both)).toMatchObject({ status: 403, code: 'api_key_scope' });
    const scope = scopeFor(route.method.toUpperCase());
    expect(await withKey(keys[scope === 'read' ? 'write' : 'read'])).toMatchObject({ status: 403, code: 'api_key_scope' });
    await expectNothingOf(call, (tried) => withKey(keys.foreign, tried));
    expectSuccess(await withKey(keys[scope]));
  });
});

/** Who is refused and how, who asks from outside, and the least of those whom the route is for. */
function castFor({ audience }: ApiRoute): { as: TestBrowser; refused: [TestBrowser, Partial<Answer>][]; foreign: TestBrowser[] } {
  const { adi, ada, rey, sue, bob, ana, ben } = app.as;
  const signedOut = { status: 401, code: 'signed_out' };
  const wrongRole = { status: 403, code: 'wrong_role' };
  const noCandidate = { status: 401, code: 'no_candidate_session' };
  const nobody = app.browser();
  switch (audience) {
    case 'everyone': return { as: nobody, refused: [], foreign: [] };
    case 'candidate': return { as: ana, refused: [[nobody, noCandidate], [adi, noCandidate]], foreign: [ben, cleo] };
    case 'member': return { as: rey, refused: [[nobody, signedOut], [ana, signedOut]], foreign: [bob] };
    case 'author': return { as: ada, refused: [[nobody, signedOut], [ana, signedOut], [rey, wrongRole]], foreign: [sue] };
    case 'admin': return { as: adi, refused: [[nobody, signedOut], [ana, signedOut], [rey, wrongRole], [ada, wrongRole]], foreign: [sue] };
  }
}

/** Without it, an error for everybody would pass for a refusal. */
function expectSuccess({ status, body }: Answer): void {
  expect({ succeeded: status < 400, body }).toEqual({ succeeded: true, body });
}

/** What is somebody else's answers as what never was; a call that names nothing tells nothing of others. */
async function expectNothingOf(call: Call, ask: (call: Call) => Promise<Answer>): Promise<void> {
  const answer = await ask(call);
  const unknown = withUnknownIds(call);
  if (unknown === null) {
    expect(JSON.stringify(answer.body)).not.toMatch(new RegExp(`${world.organization}|${world.screenId}|north\\.example`));
    return;
  }
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer).toEqual(await ask(unknown));
}

/** The same call with ids that never were, or null when it has none of somebody's. */
function withUnknownIds({ params, query, body, ...call }: Call): Call | null {
  const unknown = (text: string) => text.replaceAll(UUID, (id) => (shared.has(id) ? id : `019a0000-0000-7000-8000-${id.slice(-12)}`));
  const changed = {
    ...call,
    ...(params && { params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, name === 'accountId' ? 'nobody' : unknown(value)])) }),
    ...(query && { query: JSON.parse(unknown(JSON.stringify(query))) as Record<string, string> }),
    ...(body !== undefined && { body: JSON.parse(unknown(JSON.stringify(body))) as unknown }),
  };
  return JSON.stringify(changed) === JSON.stringify({ ...call, ...(params && { params }), ...(query && { query }), ...(body !== undefined && { body }) }) ? null : changed;
}

async function answerTo({ method, path }: ApiRoute, by: TestBrowser, { params = {}, query = {}, body, headers, file }: Call, more: Record<string, string>): Promise<Answer> {
  const address = path.replaceAll(/[:*](\w+)/g, (_, name: string) => params[name] ?? 'missing');
  const response = await by.fetch(`${address}?${new URLSearchParams(query)}`, {
    method: method.toUpperCase(), redirect: 'manual', headers: { 'Content-Type': 'application/json', ...headers, ...more },
    ...(method !== 'get' && { body: file ?? JSON.stringify(body ?? {}) }),
  });
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('text/event-stream')) {
    await response.body?.cancel();
    return { status: response.status, code: undefined, body: '' };
  }
  const text = await response.text();
  const { requestId: _, ...json } = (type.includes('json') && text !== '' ? JSON.parse(text) : { text }) as Record<string, unknown>;
  return { status: response.status, code: json['code'], body: json };
}
