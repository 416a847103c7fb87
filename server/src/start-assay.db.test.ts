import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from './config/config.ts';
import { createDemo } from './demo/create-demo.ts';
import { startAssay } from './start-assay.ts';
import { TestBrowser } from './testing/test-browser.ts';

const data = mkdtempSync(join(tmpdir(), 'assay-start-'));
chmodSync(data, 0o755); // mkdtemp keeps Postgres' own user out
const config = { ...readConfig({ ASSAY_DATA: data, LOG_LEVEL: 'silent' }), port: 0 };
afterAll(() => rmSync(data, { recursive: true, force: true }));

test('after a restart the demo, a draft, the clock and the attempt\'s database are as they were', async () => {
  const first = await startAssay({ config });
  const demo = await createDemo(first, data);
  const token = demo.candidateUrl?.split('/').at(-1) ?? '';
  const candidate = new TestBrowser(first.url);
  const { body: session } = await candidate.post('/api/invitations/open', { token });
  const { id } = session.attempts.find(({ slug }: { slug: string }) => slug === 'clinic-letters');
  const { body: { deadlineAt } } = await candidate.post(`/api/attempts/${id}/start`);
  await candidate.put(`/api/attempts/${id}/files/fix.sql`, { content: '-- half a thought', baseVersion: 1 });
  await candidate.post(`/api/attempts/${id}/sql`, { actor: '@owner', sql: 'DROP POLICY member ON clinics' });
  await first.stop();

  const second = await startAssay({ config });
  try {
    expect((await createDemo(second, data)).logins).toEqual(demo.logins);
    const again = candidate.movedTo(second.url);
    const { body: view } = await again.get(`/api/attempts/${id}`);
    expect([view.deadlineAt, view.files.find(({ path }: { path: string }) => path === 'fix.sql').content]).toEqual([deadlineAt, '-- half a thought']);
    expect((await again.get(`/api/attempts/${id}/schema`)).body.changed).toBe(true);
    expect((await again.put(`/api/attempts/${id}/files/fix.sql`, { content: '-- a whole one', baseVersion: 2 })).status).toBe(200);
  } finally {
    await second.stop();
  }
}, 60_000);

test('a port that is taken is told, and nothing is left running', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  await expect(startAssay({ config: { ...config, port } })).rejects.toThrow(`PORT ${port} is in use`);
  other.close();
});

test('an outside database that cannot be reached is told by its variable', async () => {
  await expect(startAssay({ config: { ...config, databaseUrl: 'postgres://a:b@127.0.0.1:1/x', secret: 's'.repeat(32) } })).rejects.toThrow(/^DATABASE_URL: 127\.0\.0\.1:1\/x/);
}, 60_000);
