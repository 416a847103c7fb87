import { attemptOf, openTestApp, type TestApp } from '../testing/open-test-app.ts';
import type { TestBrowser } from '../testing/test-browser.ts';
import { endWithAccess } from './end-with-access.ts';

let app: TestApp;
beforeAll(async () => { app = await openTestApp(); });
afterAll(() => app.close(), 10_000);

type Stream = { said: string; over: boolean };

/** Opens a stream and reads along. */
async function open(by: TestBrowser, path = '/api/review/events', headers: Record<string, string> = {}): Promise<Stream> {
  const response = await by.fetch(path, { headers });
  expect(response.status).toBe(200);
  const stream: Stream = { said: '', over: false };
  void (async () => {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) stream.said += chunk;
    stream.over = true;
  })().catch(() => {}); // the server closes what is left at the end
  return stream;
}
/** Until it is so; the test's own time ends it otherwise. */
async function until(is: () => boolean): Promise<void> {
  while (!is()) await app.query('SELECT 1');
}
/** Tells news to every open stream until this one has heard some. */
async function hears(stream: Stream): Promise<void> {
  stream.said = '';
  while (!stream.said.includes('session_changed')) {
    await app.deps.database.within({ scope: 'organization', organization: app.north.id }, (db) => (
      app.deps.signals.send(db, { organization: app.north.id }, { type: 'session_changed', sessionId: app.links.ana.id })));
  }
}

test('a member who is removed hears no more; others go on', async () => {
  const [rey, ada] = [await open(app.as.rey), await open(app.as.ada)];
  await hears(rey);
  const { body: { items } } = await app.as.adi.get('/api/members');
  const { accountId } = items.find(({ name }: { name: string }) => name === 'rey');
  expect((await app.as.adi.send('DELETE', `/api/members/${accountId}`)).status).toBe(204);
  await until(() => rey.over);
  await hears(ada);
  expect([rey.over, ada.over]).toEqual([true, false]);
  expect((await app.as.rey.get('/api/review/events')).status).toBe(401);
});

test('a key that is revoked hears no more; another one goes on', async () => {
  const make = async () => (await app.as.adi.post('/api/api-keys', { name: 'A program', scopes: ['read'] })).body as { id: string; key: string };
  const [revoked, kept] = [await make(), await make()];
  const listen = ({ key }: { key: string }) => open(app.browser(), '/api/review/events', { Authorization: `Bearer ${key}` });
  const [one, other] = [await listen(revoked), await listen(kept)];
  await app.as.adi.post(`/api/api-keys/${revoked.id}/revoke`);
  await until(() => one.over);
  await hears(other);
  expect(other.over).toBe(false);
});

test('the stream of a candidate who withdraws ends; what he handed in he may read again', async () => {
  const path = `/api/attempts/${await attemptOf(app.as.ana)}/events`;
  const stream = await open(app.as.ana, path);
  await app.as.ana.post('/api/session/withdraw');
  await until(() => stream.over);
  expect((await app.as.ana.events(path, ({ length }) => length > 0))[0]).toMatchObject({ type: 'clock' });
});

test('whoever lost his access before anybody could be told is asked again', async () => {
  const ends: string[] = [];
  const stream = { end: () => void ends.push('ended'), onClose: () => {} };
  await endWithAccess(app.deps.signals, stream, 'member:in', () => {});
  expect(ends).toEqual([]);
  await endWithAccess(app.deps.signals, stream, 'member:out', () => Promise.reject(new Error('Refused.')));
  expect(ends).toEqual(['ended']);
});
