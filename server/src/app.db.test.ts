import { allRoutes, createApp } from './app.ts';
import { openTestApp, type TestApp } from './testing/open-test-app.ts';

let app: TestApp;
beforeAll(async () => { app = await openTestApp(); });
afterAll(() => app.close(), 10_000);

type Layer = { route?: { path: string; stack: { method: string }[] }; handle: { stack?: Layer[] } };
const mounted = (layers: readonly Layer[]): string[] => layers.flatMap(({ route, handle }) => (
  route === undefined ? mounted(handle.stack ?? []) : [`${route.stack[0]?.method} ${route.path}`]));

test('every mounted route is described, and nothing else is', () => {
  const layers = (createApp(app.deps, { webDirectory: null, trustedProxies: 0 }) as unknown as { router: { stack: Layer[] } }).router.stack;
  expect(mounted(layers).sort()).toEqual(allRoutes(app.deps).map(({ method, path }) => `${method} ${path.replace(/^\/api/, '')}`).sort());
});

test('the documentation is for everyone', async () => {
  const { status, body } = await app.as.nobody.get('/api/openapi.json');
  expect([status, body.openapi]).toEqual([200, '3.1.0']);
  expect(Object.keys(body.paths)).toContain('/api/openapi.json');
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
