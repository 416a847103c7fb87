import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { WebhookEventSchema, type WebhookDelivery, type WebhookMessage } from '../contract/webhooks.ts';
import { createOutward } from '../http/outward.ts';
import { noteTransition } from '../sessions/note-state.ts';
import { openTestApp, type TestApp } from '../testing/open-test-app.ts';
import { deliverWebhook, RETRY_SECONDS } from './deliver-webhook.ts';

let app: TestApp;
let server: Server;
let address: string;
/** What the listener got, and how it answers next. */
const got: { path: string; headers: IncomingHttpHeaders; body: string }[] = [];
const mood: { status: number } = { status: 200 };
beforeAll(async () => {
  server = createServer(async (req, res) => {
    const body = Buffer.concat(await req.toArray()).toString();
    res.writeHead(mood.status).end(`answered ${mood.status}`);
    got.push({ path: req.url ?? '', headers: req.headers, body });
    server.emit('got');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  app = await openTestApp();
});
afterAll(async () => {
  await app.close();
  server.close();
  server.closeAllConnections();
}, 10_000);
beforeEach(() => { mood.status = 200; got.length = 0; });

const north = () => ({ scope: 'organization', organization: app.north.id }) as const;
const body = (path: string, eventTypes = ['session.invited']) => ({ url: `${address}/${path}`, description: path, eventTypes });
const made = async (path: string, eventTypes?: string[]) => (await app.as.adi.post('/api/webhooks', body(path, eventTypes))).body as { id: string; secret: string; url: string };
const messages = async (id: string, query = '') => (await app.as.adi.get(`/api/webhooks/${id}/messages${query}`)).body.items as WebhookMessage[];
const deliver = (id: string, deps = app.deps) => deliverWebhook(deps, north(), id);
const webhook = async (id: string) => (await app.as.adi.get('/api/webhooks')).body.items.find((item: { id: string }) => item.id === id);
const verify = (secret: string, { headers, body: raw }: typeof got[number]) => new Webhook(secret).verify(raw, headers as Record<string, string>);
const pointers = ({ body: { fields } }: { body: { fields: { pointer: string }[] } }) => fields.map(({ pointer }) => pointer);

test('an event is signed so that a library of the specification verifies it, and tells ids alone', async () => {
  const { id, secret } = await made('first', ['session.invited', 'session.withdrawn']);
  const invitation = await app.north.invite('Wilma');
  const [message] = await messages(id);
  expect(message).toMatchObject({ type: 'session.invited', state: 'waiting', deliveries: [] });
  await deliver(message!.id);
  expect(got).toHaveLength(1);
  const event = WebhookEventSchema.parse(verify(secret, got[0]!));
  expect(event).toMatchObject({ type: 'session.invited', version: 1, timestamp: message!.happenedAt, data: { state: 'invited', previousState: null, sessionId: message!.sessionId, url: `${app.url}/review/sessions/${message!.sessionId}` } });
  expect(got[0]!.headers['webhook-id']).toBe(message!.id);
  expect(got[0]!.body).not.toMatch(/wilma/i);
  expect(() => verify(`whsec_${'A'.repeat(43)}=`, got[0]!)).toThrow('No matching signature');
  expect(() => verify(secret, { ...got[0]!, body: got[0]!.body.replace('invited', 'started') })).toThrow('No matching signature');
  expect(await messages(id)).toMatchObject([{ state: 'delivered', nextTryAt: null, deliveries: [{ status: 200, answer: 'answered 200', error: null }] }]);
  await deliver(message!.id);
  expect(got).toHaveLength(1);

  expect((await app.as.ada.post(`/api/invitations/${invitation.id}/revoke`)).status).toBe(200);
  expect((await messages(id)).map(({ type }) => type)).toEqual(['session.withdrawn', 'session.invited']);
});

test('nobody is told of what was rolled back, of a state twice, or of another organization', async () => {
  const { id } = await made('started', ['session.started']);
  const { rows: [{ session_id: session }] } = await app.query('SELECT session_id FROM assay.invitations WHERE id = $1', [(await app.north.invite('Vera')).id]);
  const note = (more = () => {}) => app.deps.database.within(north(), async (db) => { await noteTransition(db, session, 'started', new Date().toISOString()); more(); });
  await expect(note(() => { throw new Error('rolled back'); })).rejects.toThrow('rolled back');
  expect(await messages(id)).toEqual([]);
  await note();
  await note();
  await app.south.invite('Xaver');
  expect(await messages(id)).toHaveLength(1);
});

test('the secret is shown once; for a day after it was renewed both are good', async () => {
  const { id, secret } = await made('renewed');
  expect(JSON.stringify(await webhook(id))).not.toContain(secret);
  const { rows } = await app.query('SELECT to_jsonb(webhooks)::text AS row FROM assay.webhooks WHERE id = $1', [id]);
  expect(rows[0].row).not.toContain(secret.slice(6));
  const { body: renewed } = await app.as.adi.post(`/api/webhooks/${id}/rotate`);
  expect(Date.parse(renewed.previousSecretUntil) - Date.now()).toBeGreaterThan(23 * 3600_000);
  const test = async () => {
    await deliver((await app.as.adi.post(`/api/webhooks/${id}/test`)).body.id);
    return got.at(-1)!;
  };
  const both = await test();
  expect([verify(secret, both), verify(renewed.secret, both)]).toEqual([expect.objectContaining({ type: 'webhook.test', data: { webhookId: id } }), expect.anything()]);
  await app.query("UPDATE assay.webhooks SET previous_until = now() - interval '1 second' WHERE id = $1", [id]);
  const one = await test();
  expect(() => verify(secret, one)).toThrow('No matching signature');
  verify(renewed.secret, one);
  expect((await webhook(id)).previousSecretUntil).toBeNull();
});

test('what fails is tried again with growing delays for about a day, then given up, and sent again when asked', async () => {
  expect(RETRY_SECONDS.reduce((sum, seconds) => sum + seconds, 0) / 3600).toBeCloseTo(23.6, 1);
  const { id } = await made('failing');
  await app.north.invite('Una');
  const message = (await messages(id))[0]!.id;
  mood.status = 500;
  for (const [index, seconds] of RETRY_SECONDS.entries()) {
    await deliver(message);
    const [{ state, nextTryAt, deliveries }] = await messages(id) as [WebhookMessage];
    const { rows: [job] } = await app.query("SELECT run_at FROM graphile_worker._private_jobs WHERE key = $1", [`${app.north.id}:deliver_webhook:${message}`]);
    expect([state, deliveries.length, job.run_at.toISOString()]).toEqual(['waiting', index + 1, nextTryAt]);
    const delay = (Date.parse(nextTryAt!) - Date.now()) / 1000;
    expect([delay > seconds - 2, delay <= seconds * 1.2]).toEqual([true, true]);
  }
  await deliver(message);
  const [failed] = await messages(id, '?state=failed') as [WebhookMessage];
  expect([failed.nextTryAt, failed.deliveries.length, failed.deliveries[0]]).toEqual([null, 8, expect.objectContaining<Partial<WebhookDelivery>>({ status: 500, answer: 'answered 500', error: 'The listener answered 500 instead of 2xx.' })]);
  expect(new Set(got.map(({ body: raw, headers }) => `${raw} ${headers['webhook-id']}`)).size).toBe(1);
  expect((await webhook(id)).failingSince).not.toBeNull();

  mood.status = 200;
  const again = await app.as.adi.post(`/api/webhooks/${id}/messages/${message}/redeliver`);
  expect([again.status, again.body.state]).toEqual([202, 'waiting']);
  await deliver(message);
  expect(await messages(id, '?state=delivered')).toMatchObject([{ id: message, deliveries: { length: 9 } }]);
  expect((await webhook(id)).failingSince).toBeNull();
});

test('all that failed since a time is sent again, and no other; the log is filtered, paged, and ends after 90 days', async () => {
  const { id } = await made('many', ['session.invited', 'session.withdrawn']);
  for (let n = 0; n < 3; n += 1) await app.north.invite('Tom');
  const [newest, middle, oldest] = await messages(id) as [WebhookMessage, WebhookMessage, WebhookMessage];
  await app.query("UPDATE assay.webhook_messages SET state = 'failed', happened_at = happened_at - CASE id WHEN $1 THEN interval '3 days' ELSE interval '1 day' END WHERE id = ANY ($2)", [oldest.id, [oldest.id, middle.id]]);
  const since = new Date(Date.now() - 2 * 24 * 3600_000).toISOString();
  expect((await app.as.adi.post(`/api/webhooks/${id}/redeliver`, { since })).body).toEqual({ messages: 1 });
  expect((await messages(id)).map(({ state }) => state)).toEqual(['waiting', 'waiting', 'failed']);
  expect((await messages(id, `?state=failed&type=session.invited`)).map((message) => message.id)).toEqual([oldest.id]);
  expect(await messages(id, '?type=session.withdrawn')).toEqual([]);
  expect((await messages(id, `?cursor=${newest.id}`)).map((message) => message.id)).toEqual([middle.id, oldest.id]);
  await app.query("UPDATE assay.webhook_messages SET happened_at = now() - CASE id WHEN $1 THEN interval '91 days' ELSE interval '89 days' END WHERE id = ANY ($2)", [oldest.id, [oldest.id, middle.id]]);
  await deliver(newest.id);
  expect((await messages(id)).map((message) => message.id)).toEqual([newest.id, middle.id]);
  expect(pointers(await app.as.adi.get(`/api/webhooks/${id}/messages?state=lost&cursor=1`)).sort()).toEqual(['/query/cursor', '/query/state']);
  expect(pointers(await app.as.adi.post(`/api/webhooks/${id}/redeliver`, { since: 'yesterday' }))).toEqual(['/since']);
});

test('one that is gone, or fails for days, is disabled, and the administrators get a mail; enabling starts afresh', async () => {
  const mails = async () => (await app.query("SELECT recipient, text FROM assay.outbox WHERE kind = 'webhook_disabled'")).rows as { recipient: string; text: string }[];
  for (const [status, age, reason] of [[410, '0 days', '410 Gone'], [503, '5 days', 'for 5 days']] as const) {
    const { id, url } = await made(`disabled-${status}`);
    await app.north.invite('Sia');
    await app.query('UPDATE assay.webhooks SET failing_since = now() - $1::interval WHERE id = $2', [age, id]);
    mood.status = status;
    await deliver((await messages(id))[0]!.id);
    expect(await webhook(id)).toMatchObject({ enabled: false, disabledReason: expect.stringContaining(reason) });
    expect((await messages(id)).map(({ state }) => state)).toEqual(['failed']);
    expect((await mails()).filter(({ text }) => text.includes(url) && text.includes(reason)).map(({ recipient }) => recipient)).toEqual(['adi@north.example']);
    await app.north.invite('Sia');
    expect(await messages(id)).toHaveLength(1);
    expect((await app.as.adi.post(`/api/webhooks/${id}/test`)).body).toMatchObject({ status: 409, code: 'webhook_disabled' });
    expect((await app.as.adi.put(`/api/webhooks/${id}`, { ...body('mended'), enabled: true })).body).toMatchObject({ enabled: true, disabledReason: null, failingSince: null });
  }
});

test('what waits for one that a person disables is given up', async () => {
  const { id } = await made('paused');
  await app.north.invite('Rob');
  await app.as.adi.put(`/api/webhooks/${id}`, { ...body('paused'), enabled: false });
  await deliver((await messages(id))[0]!.id);
  expect([await messages(id), got]).toMatchObject([[{ state: 'failed', deliveries: [] }], []]);
  expect(await webhook(id)).toMatchObject({ enabled: false, disabledReason: null });
});

test('an address that cannot be called is refused by its field, and a private one when it is called', async () => {
  for (const url of ['ftp://hooks.example', 'javascript:alert(1)', 'hooks.example', 'https://user:secret@hooks.example/']) {
    expect([url, pointers(await app.as.adi.post('/api/webhooks', { ...body('x'), url }))]).toEqual([url, ['/url']]);
  }
  expect(pointers(await app.as.adi.post('/api/webhooks', { url: 'x', description: 'x'.repeat(201), eventTypes: ['session.paid'] })).sort()).toEqual(['/description', '/eventTypes/0', '/url']);
  expect(pointers(await app.as.adi.post('/api/webhooks', { ...body('x'), eventTypes: [] }))).toEqual(['/eventTypes']);

  const { id } = await made('inside');
  await app.north.invite('Quinn');
  await deliver((await messages(id))[0]!.id, { ...app.deps, outward: createOutward(false) });
  expect([(await messages(id))[0]!.deliveries[0], got]).toMatchObject([{ status: null, error: expect.stringContaining('private') }, []]);
});

test('another organization and other roles reach none of it; every act is in the audit log, without a secret', async () => {
  const { id, secret } = await made('private');
  await app.north.invite('Pia');
  const message = (await messages(id))[0]!.id;
  const asked = async (who: typeof app.as.sue) => [
    await who.get(`/api/webhooks/${id}/messages`), await who.put(`/api/webhooks/${id}`, { ...body('stolen'), enabled: true }), await who.post(`/api/webhooks/${id}/rotate`),
    await who.post(`/api/webhooks/${id}/test`), await who.post(`/api/webhooks/${id}/messages/${message}/redeliver`), await who.post(`/api/webhooks/${id}/redeliver`, { since: '2026-01-01T00:00:00Z' }),
    await who.send('DELETE', `/api/webhooks/${id}`),
  ].map(({ status }) => status);
  expect(new Set(await asked(app.as.sue))).toEqual(new Set([404]));
  expect(new Set(await asked(app.as.ada))).toEqual(new Set([403]));
  expect((await app.as.sue.get('/api/webhooks')).body.items).toEqual([]);
  expect(new Set(await asked(app.as.adi))).toEqual(new Set([200, 202, 204]));
  expect((await app.as.adi.get(`/api/webhooks/${id}/messages`)).status).toBe(404);
  const { rows } = await app.query("SELECT action, detail::text FROM assay.audit WHERE subject = $1 ORDER BY sequence", [`webhook:${id}`]);
  expect(rows.map(({ action }) => action)).toEqual(['webhook_created', 'webhook_changed', 'webhook_secret_renewed', 'webhook_tested', 'webhook_redelivered', 'webhook_removed']);
  expect(JSON.stringify(rows)).not.toContain(secret.slice(6));
});

test('an organization has so many webhooks and no more', async () => {
  const { items } = (await app.as.sue.get('/api/webhooks')).body;
  for (let n = items.length; n < 20; n += 1) await app.as.sue.post('/api/webhooks', body(`n${n}`));
  expect((await app.as.sue.post('/api/webhooks', body('one more'))).body).toMatchObject({ status: 409, code: 'too_many_webhooks' });
});

test('the worker delivers: 500 first, then 200', async () => {
  const { id } = await made('worked');
  await app.north.invite('Olga');
  const message = (await messages(id))[0]!.id;
  mood.status = 500;
  await app.startJobs();
  const arrived = async (n: number) => { while (got.filter(({ headers }) => headers['webhook-id'] === message).length < n) await once(server, 'got'); };
  await arrived(1);
  mood.status = 200;
  // The clock is moved instead of waiting for it, once the first try has ended.
  const hurried = async () => (await app.query('UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key = $1 AND attempts = 0', [`${app.north.id}:deliver_webhook:${message}`])).rowCount;
  while (await hurried() !== 1);
  await arrived(2);
}, 60_000);
