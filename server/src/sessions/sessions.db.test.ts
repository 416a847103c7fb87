import { NEW_SCREEN, type ScreenDefinition } from '../contract/screens.ts';
import { createPublishedScreen } from '../screens/change-screen.ts';
import { attemptOf, openTestApp, type TestApp } from '../testing/open-test-app.ts';
import { noteEnd } from './note-state.ts';

let app: TestApp;
let catalogue: { id: string; minutes: number }[];
beforeAll(async () => {
  app = await openTestApp({ worker: true });
  // Comes first in the screens below and is never opened.
  await app.query(`INSERT INTO assay.exercises (slug, version, content_hash, kind, title, summary, competency, level, minutes, brief, starter)
    VALUES ('another', 1, 'another', 'pr-review', 'Another', 's', 'c', 'mid', 20, 'b', '{}')`);
  catalogue = (await app.as.ada.get('/api/catalogue')).body.items;
});
afterAll(() => app.close(), 10_000);

const north = () => ({ scope: 'organization', organization: app.north.id }) as const;
const screenOf = (changes: Partial<ScreenDefinition>) => app.deps.database.within(north(), (db) => createPublishedScreen(db, {
  ...NEW_SCREEN, title: 'Two tasks', exercises: catalogue.map(({ id, minutes }) => ({ exerciseId: id, weight: 1, minutes, instructions: '', variant: 'same' })), ...changes,
}, 'test'));

async function newCandidate(screenId = app.north.screenId, timeFactor?: number) {
  const { body } = await app.as.ada.post('/api/invitations', { screenId, candidate: { name: 'Cora', email: 'cora@candidates.example', ...(timeFactor !== undefined && { timeFactor }) } });
  const token: string = body.url.split('/').at(-1);
  const browser = app.browser();
  const session = (await browser.post('/api/invitations/open', { token })).body;
  return {
    browser, token, invitation: body.id as string, id: session.id as string, attempts: session.attempts as { id: string; title: string; minutes: number }[],
    session: async () => (await browser.get('/api/session')).body,
    start: (attempt: string) => browser.post(`/api/attempts/${attempt}/start`),
  };
}
const states = async (session: string) => (await app.query("SELECT detail->>'to' AS state FROM assay.audit WHERE subject = $1 AND action = 'session_state' ORDER BY sequence", [`session:${session}`])).rows.map(({ state }) => state);

test('each state that a session comes to is in the audit log, once', async () => {
  const cora = await newCandidate();
  const attempt = await attemptOf(cora.browser);
  await cora.start(attempt);
  await cora.start(attempt);
  await cora.browser.post(`/api/attempts/${attempt}/submissions`, {}, { 'Idempotency-Key': 'the only one' });
  await cora.browser.events(`/api/attempts/${attempt}/events`, (events) => events.some(({ grade }) => grade?.state === 'done'));
  expect(await states(cora.id)).toEqual(['invited', 'started', 'in_progress', 'submitted', 'graded']);
  expect((await cora.session()).state).toBe('submitted');
  expect((await app.as.rey.get(`/api/review/sessions/${cora.id}`)).body.state).toBe('graded');
}, 120_000);

test('submitting twice at once makes one submission and the same receipt', async () => {
  const cora = await newCandidate();
  const attempt = await attemptOf(cora.browser);
  await cora.start(attempt);
  const submit = () => cora.browser.post(`/api/attempts/${attempt}/submissions`, { files: { 'fix.sql': '-- mine' } }, { 'Idempotency-Key': 'pressed twice' });
  const [first, second] = await Promise.all([submit(), submit()]);
  const receipt = ({ submissionId, submittedAt, files }: { submissionId: string; submittedAt: string; files: unknown }) => ({ submissionId, submittedAt, files });
  expect([first.status, second.status, receipt(first.body)]).toEqual([202, 202, receipt(second.body)]);
  expect((await app.query('SELECT count(*)::integer AS n FROM assay.submissions WHERE attempt_id = $1', [attempt])).rows).toEqual([{ n: 1 }]);
});

test('a session whose time is over is noted as expired; one whose end was moved is waited for', async () => {
  const [cora, dan] = [await newCandidate(), await newCandidate()];
  await app.query("UPDATE assay.sessions SET expires_at = now() - interval '1 minute' WHERE id = $1", [cora.id]);
  for (const { id } of [cora, dan]) await app.deps.database.within(north(), (db) => noteEnd(db, id));
  expect([await states(cora.id), await states(dan.id)]).toEqual([['invited', 'started', 'expired'], ['invited', 'started']]);
  expect((await cora.start(await attemptOf(cora.browser))).body).toMatchObject({ status: 409, code: 'session_over', detail: expect.stringContaining('Ask who invited you') });
});

test('a candidate withdraws: what runs is closed and not graded, nothing more starts, and others go on', async () => {
  const [cora, dan] = [await newCandidate(), await newCandidate()];
  for (const who of [cora, dan]) await who.start(await attemptOf(who.browser));
  expect((await cora.browser.post('/api/session/withdraw')).body).toMatchObject({ state: 'withdrawn' });
  expect((await cora.browser.post('/api/session/withdraw')).status).toBe(200);
  const attempt = await attemptOf(cora.browser);
  expect((await cora.browser.put(`/api/attempts/${attempt}/files/fix.sql`, { content: '', baseVersion: 1 })).body.code).toBe('attempt_closed');
  expect((await cora.browser.get(`/api/attempts/${attempt}/receipt`)).status).toBe(404);
  expect(await states(cora.id)).toEqual(['invited', 'started', 'in_progress', 'withdrawn']);
  expect((await dan.session()).state).toBe('in_progress');
  expect((await app.as.ben.get('/api/session')).body.state).toBe('started');
  const eve = await newCandidate();
  await eve.browser.post('/api/session/withdraw');
  expect((await eve.start(await attemptOf(eve.browser))).body).toMatchObject({ code: 'session_over', detail: expect.stringContaining('You withdrew') });
});

test('who has handed in everything has nothing to withdraw from', async () => {
  const cora = await newCandidate();
  await app.query("UPDATE assay.attempts SET started_at = now(), deadline_at = now(), closed_at = now() WHERE session_id = $1", [cora.id]);
  expect((await cora.browser.post('/api/session/withdraw')).body.code).toBe('session_over');
});

test('in a fixed order a task waits for those before it; in a free one it does not', async () => {
  const [fixed, free] = [await newCandidate(await screenOf({ taskOrder: 'fixed' })), await newCandidate(await screenOf({ taskOrder: 'free' }))];
  const second = (candidate: typeof fixed) => candidate.attempts[1]?.id ?? '';
  expect((await fixed.start(second(fixed))).body).toMatchObject({ code: 'task_out_of_order', detail: 'Hand in "Another" first.' });
  expect((await free.start(second(free))).status).toBe(200);
  await app.query('UPDATE assay.attempts SET started_at = now(), deadline_at = now(), closed_at = now() WHERE id = $1', [fixed.attempts[0]?.id]);
  expect((await fixed.start(second(fixed))).status).toBe(200);
});

test('without breaks a session is one sitting, and our faults lengthen it', async () => {
  const cora = await newCandidate(await screenOf({ breaksAllowed: false }));
  const far = Date.parse((await cora.session()).expiresAt);
  await app.query("UPDATE assay.attempts SET started_at = now() - interval '61 minutes', deadline_at = now(), closed_at = now() WHERE id = $1", [cora.attempts[0]?.id]);
  const { expiresAt, serverNow } = await cora.session();
  // 20 and 30 minutes of work and 10 between them, begun 61 minutes ago.
  expect([Math.round((Date.parse(serverNow) - Date.parse(expiresAt)) / 60_000), far > Date.parse(expiresAt)]).toEqual([1, true]);
  expect((await cora.start(cora.attempts[1]?.id ?? '')).body.code).toBe('session_over');
  await app.query('UPDATE assay.attempts SET credit_seconds = 600 WHERE id = $1', [cora.attempts[0]?.id]);
  expect((await cora.start(cora.attempts[1]?.id ?? '')).status).toBe(200);
});

test('an accommodation makes every task longer; the author sees it, the interviewer finds it nowhere', async () => {
  const cora = await newCandidate(await screenOf({}), 1.5);
  expect(cora.attempts.map(({ minutes }) => minutes)).toEqual([30, 45]);
  const { body: started } = await cora.start(cora.attempts[1]?.id ?? '');
  expect(Date.parse(started.deadlineAt) - Date.parse(started.startedAt)).toBe(45 * 60_000);
  expect((await app.as.ada.get('/api/invitations')).body.items.find(({ id }: { id: string }) => id === cora.invitation).timeFactor).toBe(1.5);
  const seen = JSON.stringify([(await app.as.rey.get(`/api/review/sessions/${cora.id}`)).body, (await app.as.rey.get(`/api/review/attempts/${cora.attempts[1]?.id}/report`)).body]);
  expect(seen).not.toMatch(/factor|deadline|"minutes":45/i);
  expect(seen).toContain('"minutes":30');
});
