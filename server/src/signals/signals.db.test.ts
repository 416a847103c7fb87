import pg from 'pg';
import { Database } from '../db/database.ts';
import { roleUrl } from '../db/roles.ts';
import { clonePlatform, TEST_SECRET } from '../testing/platform-template.ts';
import { Signals } from './signals.ts';

let platform: Awaited<ReturnType<typeof clonePlatform>>;
let database: Database;
let signals: Signals;
beforeAll(async () => {
  platform = await clonePlatform();
  const url = roleUrl(platform.url, 'assay_app', TEST_SECRET);
  database = new Database(url, { max: 2 });
  signals = new Signals(url, 'a secret');
});
afterAll(async () => {
  await signals.close();
  await database.close();
  await platform.drop();
});

const send = (topic: Parameters<Signals['send']>[1], payload: unknown) => database.within({ scope: 'account', account: '' }, (db) => signals.send(db, topic, payload));
const next = async (topic: Parameters<Signals['listen']>[0], then: () => Promise<unknown>) => {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const stop = await signals.listen(topic, resolve);
  await then();
  const payload = await promise;
  await stop();
  return payload;
};

test('news reach those who listen to their topic and nobody else', async () => {
  const heard: unknown[] = [];
  const stop = await signals.listen({ attempt: 'b' }, (payload) => heard.push(payload));
  expect(await next({ attempt: 'a' }, async () => {
    await send({ attempt: 'b' }, 'for b');
    await send({ attempt: 'a' }, { step: 1 });
  })).toEqual({ step: 1 });
  expect(heard).toEqual(['for b']);
  await stop();
});

test('news of a transaction that fails are not told', async () => {
  const payload = next({ attempt: 'a' }, async () => {
    await database.within({ scope: 'account', account: '' }, async (db) => {
      await signals.send(db, { attempt: 'a' }, 'never');
      throw new Error('rolled back');
    }).catch(() => {});
    await send({ attempt: 'a' }, 'later');
  });
  expect(await payload).toBe('later');
});

test('after a lost connection every listener is told to look for itself', async () => {
  const admin = new pg.Client({ connectionString: platform.url });
  await admin.connect();
  expect(await next({ attempt: 'a' }, () => admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'assay-signals' AND datname = current_database()"))).toBeNull();
  await admin.end();
  expect(await next({ attempt: 'a' }, () => send({ attempt: 'a' }, 'again'))).toBe('again');
});
