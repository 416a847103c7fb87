import { apiRoutes } from './app.ts';
import { audienceOf } from './http/audience.ts';
import { openTestApp, type TestApp } from './testing/open-test-app.ts';

let app: TestApp;
beforeAll(async () => { app = await openTestApp(); });
afterAll(() => app.close(), 10_000);

type Layer = { route?: { path: string; stack: { method: string; handle: Parameters<typeof audienceOf>[0] }[] } };
const routes = () => apiRoutes(app.deps).flatMap((router) => (router.stack as unknown as Layer[]).map(({ route }) => {
  if (route === undefined) throw new Error('A router holds something that is no route; a guard for all of it would not state an audience.');
  const [first] = route.stack;
  return { path: route.path, method: first?.method ?? '', audience: first && audienceOf(first.handle) };
}));
const example = (path: string) => `/api${path.replaceAll(/:\w+/g, '019a0000-0000-7000-8000-000000000000').replace('*path', 'fix.sql')}`;

test('every route states its audience first', () => {
  expect(routes().length).toBeGreaterThan(20);
  expect(routes().filter(({ audience }) => audience === undefined)).toEqual([]);
});

test('signed out, every route that is not for everyone answers 401', async () => {
  const closed = routes().filter(({ audience }) => audience !== 'everyone');
  const answers = await Promise.all(closed.map(async ({ method, path }) => [path, (await app.as.nobody.send(method.toUpperCase(), example(path), method === 'get' ? undefined : '{}')).status]));
  expect(answers.filter(([, status]) => status !== 401)).toEqual([]);
});

test('a candidate is nobody to the routes of members, and a member to those of candidates', async () => {
  for (const { method, path, audience } of routes().filter(({ audience: who }) => who !== 'everyone')) {
    const wrong = audience === 'candidate' ? app.as.ada : app.as.ana;
    const { status, body } = await wrong.send(method.toUpperCase(), example(path), method === 'get' ? undefined : '{}');
    expect([path, status, body.code]).toEqual([path, 401, audience === 'candidate' ? 'no_candidate_session' : 'signed_out']);
  }
});

test('an interviewer may not do what is for authors', async () => {
  for (const { method, path } of routes().filter(({ audience }) => audience === 'author')) {
    const { status, body } = await app.as.rey.send(method.toUpperCase(), example(path), method === 'get' ? undefined : '{}');
    expect([path, status, body.code]).toEqual([path, 403, 'wrong_role']);
  }
});

test('an unknown route answers a problem with a request id', async () => {
  const { status, body, headers } = await app.as.nobody.get('/api/nowhere');
  expect(status).toBe(404);
  expect(body).toMatchObject({ code: 'not_found', type: '/errors#not_found', requestId: headers.get('request-id') });
  expect(headers.get('content-type')).toContain('application/problem+json');
});

test('a body that is no JSON, and one that is too large, are told apart', async () => {
  const broken = await app.as.ada.send('POST', '/api/invitations', '{');
  expect(broken.body).toMatchObject({ status: 400, code: 'unreadable_body' });
  const large = await app.as.ada.send('POST', '/api/invitations', JSON.stringify({ screenId: 'x'.repeat(3_000_000) }));
  expect(large.body).toMatchObject({ status: 413, code: 'body_too_large' });
});

test('a write that another site sends with our cookie is refused', async () => {
  const { body } = await app.as.ada.send('POST', '/api/invitations', '{}', { Origin: 'http://127.0.0.1:1' });
  expect(body.code).toBe('foreign_origin');
});

test('pages get a policy that lets only our own scripts and Monaco\'s workers run', async () => {
  const policy = (await app.as.nobody.get('/healthz')).headers.get('content-security-policy');
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("worker-src 'self' blob:");
});

test('health, readiness and metrics answer', async () => {
  expect((await app.as.nobody.get('/healthz')).body).toEqual({ status: 'alive' });
  expect((await app.as.nobody.get('/readyz')).body).toEqual({ status: 'ready' });
  expect((await app.as.nobody.get('/metrics')).body).toContain('assay_http_request_seconds');
});
