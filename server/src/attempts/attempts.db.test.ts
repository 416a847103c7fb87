import { attemptOf, openTestApp, type TestApp } from '../testing/open-test-app.ts';

let app: TestApp;
let ana: string;
beforeAll(async () => {
  app = await openTestApp();
  ana = await attemptOf(app.as.ana);
  await app.as.ana.post(`/api/attempts/${ana}/start`);
});
afterAll(() => app.close(), 10_000);

const fix = () => `/api/attempts/${ana}/files/fix.sql`;
/** A candidate of ana's organization with an attempt of his own. */
async function newCandidate() {
  const { token } = await app.north.invite('Cora');
  const browser = app.browser();
  await browser.post('/api/invitations/open', { token });
  return { browser, token, attempt: await attemptOf(browser) };
}

test('before the start, brief, files and writes are closed; the start opens them and the clock', async () => {
  const { browser, attempt } = await newCandidate();
  const before = await browser.get(`/api/attempts/${attempt}`);
  expect(before.body).toMatchObject({ state: 'not_started', brief: '', files: [], actors: [], deadlineAt: null });
  expect((await browser.put(`/api/attempts/${attempt}/files/fix.sql`, { content: '', baseVersion: 1 })).body.code).toBe('attempt_not_started');
  expect((await browser.post(`/api/attempts/${attempt}/sql`, { actor: 'north', sql: 'SELECT 1' })).body.code).toBe('attempt_not_started');

  const started = await browser.post(`/api/attempts/${attempt}/start`);
  expect(started.body).toMatchObject({
    state: 'open', brief: expect.stringContaining('# The shared notebook'), heldElsewhere: false,
    actors: [{ id: 'north', label: 'north · notebook_app' }, { id: 'south' }, { id: '@owner', kind: 'owner', role: 'notebook_owner' }],
  });
  expect(started.body.files.map(({ path, version }: { path: string; version: number }) => [path, version])).toEqual([['explanation.md', 1], ['exploit.sql', 1], ['fix.sql', 1]]);
  expect(Date.parse(started.body.deadlineAt) - Date.parse(started.body.startedAt)).toBe(30 * 60_000);
  const again = await browser.post(`/api/attempts/${attempt}/start`);
  expect(again.body.deadlineAt).toBe(started.body.deadlineAt);
});

test('ana reads her attempt; ben gets the 404 of an id that never was, on every route', async () => {
  expect((await app.as.ana.get(`/api/attempts/${ana}`)).status).toBe(200);
  const never = '019a0000-0000-7000-8000-000000000000';
  const ask = (id: string) => Promise.all([
    app.as.ben.get(`/api/attempts/${id}`), app.as.ben.get(`/api/attempts/${id}/schema`), app.as.ben.get(`/api/attempts/${id}/receipt`), app.as.ben.get(`/api/attempts/${id}/events`),
    app.as.ben.post(`/api/attempts/${id}/start`), app.as.ben.post(`/api/attempts/${id}/take-over`), app.as.ben.post(`/api/attempts/${id}/reset`), app.as.ben.post(`/api/attempts/${id}/checks`),
    app.as.ben.post(`/api/attempts/${id}/sql`, { actor: 'north', sql: 'SELECT 1' }), app.as.ben.post(`/api/attempts/${id}/sql/cancel`),
    app.as.ben.post(`/api/attempts/${id}/submissions`, {}, { 'Idempotency-Key': 'a key of ben' }), app.as.ben.put(`/api/attempts/${id}/files/fix.sql`, { content: 'x', baseVersion: 1 }),
  ]);
  const strip = ({ status, body: { requestId: _, ...body } }: Awaited<ReturnType<typeof ask>>[number]) => ({ status, body });
  const [foreign, missing] = [await ask(ana), await ask(never)];
  expect(foreign.map(strip)).toEqual(missing.map(strip));
  expect(new Set(foreign.map(({ body }) => body.code))).toEqual(new Set(['not_found']));
});

test('another candidate of the same organization is as much a stranger', async () => {
  const { browser } = await newCandidate();
  expect((await browser.get(`/api/attempts/${ana}`)).status).toBe(404);
});

test('a save raises the version; one on an old version gets what is there now', async () => {
  const { body: view } = await app.as.ana.get(`/api/attempts/${ana}`);
  const { version } = view.files.find(({ path }: { path: string }) => path === 'fix.sql');
  const saved = await app.as.ana.put(fix(), { content: 'DROP POLICY a ON notes;', baseVersion: version });
  expect(saved.body).toMatchObject({ path: 'fix.sql', version: version + 1 });
  const late = await app.as.ana.put(fix(), { content: 'something else', baseVersion: version });
  expect(late.body).toMatchObject({ status: 409, code: 'file_changed', current: { content: 'DROP POLICY a ON notes;', version: version + 1 } });
});

test('of ten saves at once on one version, one wins', async () => {
  const { body: view } = await app.as.ana.get(`/api/attempts/${ana}`);
  const { version } = view.files.find(({ path }: { path: string }) => path === 'fix.sql');
  const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => app.as.ana.put(fix(), { content: `-- ${i}`, baseVersion: version })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(409)]);
});

test.each([
  ['a file the workspace does not have', 'files/other.sql', { content: '', baseVersion: 1 }, 404, 'file_unknown', undefined],
  ['an oversized file', 'files/fix.sql', { content: 'x'.repeat(300_000), baseVersion: 1 }, 413, 'file_too_large', '/content'],
  ['binary content', 'files/fix.sql', { content: 'PNG\0\u0001', baseVersion: 1 }, 422, 'file_not_text', '/content'],
  ['a lone surrogate', 'files/fix.sql', { content: 'a\ud800', baseVersion: 1 }, 422, 'file_not_text', '/content'],
  ['wrong types', 'files/fix.sql', { content: 5 }, 400, 'invalid_request', '/content'],
  ['a way upwards', 'files/..%2f..%2fetc%2fpasswd', { content: '', baseVersion: 1 }, 400, 'invalid_request', '/params/path'],
])('a save is refused: %s', async (_, path, body, status, code, pointer) => {
  const answer = await app.as.ana.put(`/api/attempts/${ana}/${path}`, body);
  expect([answer.status, answer.body.code, answer.body.fields?.[0].pointer]).toEqual([status, code, pointer]);
});

test('a second browser reads, must take over to write, and the first is told and refused', async () => {
  const { browser: first, token, attempt } = await newCandidate();
  await first.post(`/api/attempts/${attempt}/start`);
  const second = app.browser();
  await second.post('/api/invitations/open', { token, takeOver: true });
  expect((await second.get(`/api/attempts/${attempt}`)).body.heldElsewhere).toBe(true);
  const save = { content: '-- mine', baseVersion: 1 };
  expect((await second.put(`/api/attempts/${attempt}/files/fix.sql`, save)).body.code).toBe('attempt_open_elsewhere');

  const told = await first.events(`/api/attempts/${attempt}/events`, (events) => events.some(({ type, heldElsewhere }) => type === 'holder' && heldElsewhere),
    () => second.post(`/api/attempts/${attempt}/take-over`));
  // The stream begins with the present state, which may already be the new one.
  expect(told.findLast(({ type }) => type === 'holder')).toMatchObject({ heldElsewhere: true });
  expect((await first.put(`/api/attempts/${attempt}/files/fix.sql`, save)).body.code).toBe('attempt_open_elsewhere');
  expect((await second.put(`/api/attempts/${attempt}/files/fix.sql`, save)).status).toBe(200);
});

test('an event stream begins with the present state', async () => {
  const events = await app.as.ana.events(`/api/attempts/${ana}/events`, (all) => all.length >= 5);
  expect(events[0]).toMatchObject({ type: 'clock', state: 'open' });
  expect(events.map(({ type }) => type)).toEqual(['clock', 'holder', 'file_saved', 'file_saved', 'file_saved']);
});

test('after the deadline nothing is written, and the drafts are still there', async () => {
  const { browser, attempt } = await newCandidate();
  await browser.post(`/api/attempts/${attempt}/start`);
  await app.query("UPDATE assay.attempts SET started_at = now() - interval '1 hour', deadline_at = now() - interval '1 second' WHERE id = $1", [attempt]);
  for (const answer of [
    await browser.put(`/api/attempts/${attempt}/files/fix.sql`, { content: '', baseVersion: 1 }),
    await browser.post(`/api/attempts/${attempt}/sql`, { actor: 'north', sql: 'SELECT 1' }),
    await browser.post(`/api/attempts/${attempt}/checks`), await browser.post(`/api/attempts/${attempt}/reset`),
    await browser.post(`/api/attempts/${attempt}/submissions`, {}, { 'Idempotency-Key': 'too late' }),
  ]) expect([answer.status, answer.body.code]).toEqual([409, 'attempt_closed']);
  expect((await browser.get(`/api/attempts/${attempt}`)).body.files).toHaveLength(3);
});
