import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createOutward } from '../http/outward.ts';
import { callWebhook } from './call-webhook.ts';

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
});
async function listener(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://localhost:${(server.address() as AddressInfo).port}/hook`;
}
const inside = createOutward(true);
const call = (url: string, { outward = inside, patienceMs = 10_000 } = {}) => callWebhook(outward, url, '{"a":1}', { 'webhook-id': 'x' }, patienceMs);

test('the body and the headers arrive as they are; the beginning of the answer is kept, without what no text can hold', async () => {
  const got: unknown[] = [];
  const url = await listener(async (req, res) => {
    got.push([req.method, req.headers['webhook-id'], req.headers['content-type'], Buffer.concat(await req.toArray()).toString()]);
    res.end('fine\0');
  });
  expect(await call(url)).toEqual({ durationMs: expect.any(Number), status: 200, answer: 'fine\uFFFD', error: null });
  expect(got).toEqual([['POST', 'x', 'application/json', '{"a":1}']]);
});

test('one that hangs is given up', async () => {
  const began = performance.now();
  expect(await call(await listener(() => {}), { patienceMs: 500 })).toMatchObject({ status: null, error: 'No answer within 0.5 seconds.' });
  expect(performance.now() - began).toBeLessThan(5000);
});

test('of an answer without an end a part is kept, and the connection ended', async () => {
  let ended = () => {};
  const end = new Promise<void>((resolve) => { ended = resolve; });
  const url = await listener((_req, res) => {
    const more = () => { while (res.writable && res.write('x'.repeat(1000))); };
    res.on('drain', more).on('close', ended);
    more();
  });
  const { answer, ...rest } = await call(url);
  expect([answer.length, rest]).toEqual([1024, { durationMs: expect.any(Number), status: 200, error: null }]);
  await end;
});

test('one that answers and then hangs was reached', async () => {
  const url = await listener((_req, res) => { res.writeHead(202).write('some'); });
  expect(await call(url, { patienceMs: 1500 })).toMatchObject({ status: 202, answer: 'some', error: null });
});

test('a redirect is not followed', async () => {
  let followed = 0;
  const target = await listener((_req, res) => { followed += 1; res.end(); });
  const url = await listener((_req, res) => { res.writeHead(307, { location: target }).end(); });
  expect(await call(url)).toMatchObject({ status: 307, error: expect.stringContaining('Redirects are not followed') });
  expect(followed).toBe(0);
});

test('nothing private is called, by name or in figures, unless the operator allows it', async () => {
  let asked = 0;
  const url = await listener((_req, res) => { asked += 1; res.end(); });
  for (const address of [url, url.replace('localhost', '127.0.0.1'), url.replace('localhost', '[::1]')]) {
    expect(await call(address, { outward: createOutward(false) })).toMatchObject({ status: null, answer: '', error: expect.stringContaining('private') });
  }
  expect(asked).toBe(0);
  await call(url);
  expect(asked).toBe(1);
});

test('why nobody was reached is told in words', async () => {
  const url = await listener((req) => { req.socket.destroy(); });
  expect((await call(url)).error).toMatch(/^The connection broke off/);
  const closed = await listener(() => {});
  await new Promise((ended) => { servers.pop()?.close(ended); });
  expect((await call(closed)).error).toBe('Nobody listens at its address.');
  expect((await call('http://nowhere.invalid/')).error).toBe('Its name cannot be found.');
  expect((await call(url.replace('http:', 'https:'))).error).toMatch(/^The connection broke off/);
});
