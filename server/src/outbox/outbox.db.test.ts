import type { Scope } from '../db/database.ts';
import { openTestApp, type TestApp } from '../testing/open-test-app.ts';
import { openMailServer } from '../testing/test-mail-server.ts';
import { queueMail } from './queue-mail.ts';
import { sendMail } from './send-mail.ts';

let app: TestApp;
let without: TestApp;
let mails: Awaited<ReturnType<typeof openMailServer>>;
beforeAll(async () => {
  mails = await openMailServer();
  app = await openTestApp({ mail: { url: `smtp://127.0.0.1:${mails.port}`, from: 'Assay <assay@north.example>' } });
  without = await openTestApp();
});
afterAll(async () => {
  await app.close();
  await without.close();
  await mails.close();
}, 10_000);

const scopeOf = (of: TestApp): Extract<Scope, { scope: 'organization' }> => ({ scope: 'organization', organization: of.north.id });
const newest = async (of: TestApp) => (await of.as.adi.get('/api/outbox')).body.items[0];
/** Queues a mail and returns its id. */
async function queued(of: TestApp, to: string): Promise<string> {
  await of.deps.database.within(scopeOf(of), (db) => queueMail(db, { to, subject: 'Hello', text: 'A link: https://assay.example/join/x', kind: 'test', sessionId: null }));
  return (await newest(of)).id;
}

test('a mail is sent, noted as sent, and its text forgotten', async () => {
  const id = await queued(app, 'ina@north.example');
  expect(await newest(app)).toMatchObject({ state: 'waiting', to: 'ina@north.example', text: null });
  await sendMail(app.deps, scopeOf(app), id);
  expect(mails.got.at(-1)).toMatchObject({ to: ['ina@north.example'], text: expect.stringContaining('https://assay.example/join/x') });
  expect(mails.got.at(-1)?.text).toContain(`Message-ID: <${id}@assay>`);
  expect(await newest(app)).toMatchObject({ state: 'sent', tries: 1, lastError: null });
  expect((await app.query('SELECT text FROM assay.outbox WHERE id = $1', [id])).rows).toEqual([{ text: null }]);
  const before = mails.got.length;
  await sendMail(app.deps, scopeOf(app), id);
  expect(mails.got.length).toBe(before);
});

test('a mail of a transaction that failed is never sent', async () => {
  await expect(app.deps.database.within(scopeOf(app), async (db) => {
    await queueMail(db, { to: 'nobody@north.example', subject: 'x', text: 'x', kind: 'test', sessionId: null });
    throw new Error('rolled back');
  })).rejects.toThrow('rolled back');
  const { rows } = await app.query("SELECT FROM assay.outbox WHERE recipient = 'nobody@north.example'");
  expect(rows).toEqual([]);
});

test('while the server is down a mail is kept and tried again; nothing tells how the server is reached', async () => {
  const id = await queued(app, 'later@north.example');
  await mails.close();
  await expect(sendMail(app.deps, scopeOf(app), id)).rejects.toThrow('ECONNREFUSED');
  const waiting = await newest(app);
  expect(waiting).toMatchObject({ id, state: 'waiting', tries: 1, lastError: expect.stringContaining('cannot be reached') });
  expect(waiting.lastError).not.toContain('127.0.0.1');
  mails = await openMailServer(mails.port);
  await sendMail(app.deps, scopeOf(app), id);
  expect(mails.got).toHaveLength(1);
  expect(await newest(app)).toMatchObject({ id, state: 'sent' });
});

test('an address that does not exist is not tried again by itself, but by an administrator; a full mailbox is', async () => {
  const id = await queued(app, 'gone@north.example');
  mails.mood.refuse = 451;
  await expect(sendMail(app.deps, scopeOf(app), id)).rejects.toThrow();
  expect(await newest(app)).toMatchObject({ state: 'waiting', tries: 1 });
  mails.mood.refuse = 550;
  await sendMail(app.deps, scopeOf(app), id);
  expect(await newest(app)).toMatchObject({ state: 'failed', tries: 2, lastError: expect.stringContaining('No such mailbox') });
  mails.mood.refuse = null;
  expect((await app.as.adi.post(`/api/outbox/${id}/retry`)).status).toBe(204);
  await sendMail(app.deps, scopeOf(app), id);
  expect(await newest(app)).toMatchObject({ state: 'sent' });
  expect((await app.as.adi.post(`/api/outbox/${id}/retry`)).status).toBe(404);
});

test('the worker sends what is in the outbox', async () => {
  await queued(app, 'worker@north.example');
  await app.startJobs();
  // The cast's invitations are mails too.
  for (let to: string[] = []; !to.includes('worker@north.example');) ({ to } = await mails.next());
});

test('without a mail server an administrator reads the text, and nothing is lost', async () => {
  const id = await queued(without, 'ina@north.example');
  await sendMail(without.deps, scopeOf(without), id);
  const { body } = await without.as.adi.get('/api/outbox');
  expect(body).toMatchObject({ delivers: false, nextCursor: null });
  expect(body.items[0]).toMatchObject({ id, state: 'waiting', tries: 0, text: expect.stringContaining('/join/x') });
  expect((await without.as.adi.post(`/api/outbox/${id}/retry`)).body).toMatchObject({ status: 409, code: 'no_mail_server' });
});

test('another organization sees no mail of this one and can send none of it', async () => {
  const id = await queued(without, 'secret@north.example');
  const { items } = (await without.as.sue.get('/api/outbox')).body as { items: { id: string; to: string }[] };
  expect(items.map(({ to }) => to)).toEqual(['ben@candidates.example']);
  expect((await without.as.sue.post(`/api/outbox/${id}/retry`)).status).toBe(404);
  expect((await without.as.sue.get('/api/outbox?cursor=x')).body.fields).toEqual([expect.objectContaining({ pointer: '/query/cursor' })]);
});

test('pages go on where the one before ended', async () => {
  for (let n = 0; n < 51; n += 1) await queued(without, `n${n}@north.example`);
  const first = (await without.as.adi.get('/api/outbox')).body;
  const second = (await without.as.adi.get(`/api/outbox?cursor=${first.nextCursor}`)).body;
  expect(first.items).toHaveLength(50);
  expect(second.items[0].to).toBe('n0@north.example');
});
