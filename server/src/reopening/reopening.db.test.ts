import { endAttempt } from '../attempts/end-attempt.ts';
import { addGrade, madeCheck } from '../testing/add-grade.ts';
import { attemptOf, openTestApp, type TestApp } from '../testing/open-test-app.ts';

let app: TestApp;
let attempt: string;
let session: string;
beforeAll(async () => {
  app = await openTestApp();
  session = (await app.as.ana.get('/api/session')).body.id;
  attempt = await attemptOf(app.as.ana);
});
afterAll(() => app.close(), 10_000);

const extend = (more: object, who = app.as.ada) => who.post(`/api/invitations/${app.links.ana.id}/extend`, { taskMinutes: 20, reopen: true, ...more });
const report = async () => (await app.as.rey.get(`/api/review/attempts/${attempt}/report`)).body;
async function reachDeadline(): Promise<void> {
  await app.query("UPDATE assay.attempts SET started_at = now() - interval '1 hour', deadline_at = now() WHERE id = $1", [attempt]);
  await endAttempt(app.deps, { scope: 'organization', organization: app.north.id }, attempt);
}

test('without minutes, and where no deadline closed anything, nothing is reopened', async () => {
  expect((await extend({ taskMinutes: 0, expiresAt: new Date(Date.now() + 3600_000).toISOString() })).body.fields).toEqual([{ pointer: '/taskMinutes', detail: 'Expected minutes for the tasks that are reopened.' }]);
  expect((await extend({})).body).toMatchObject({ code: 'nothing_to_reopen', detail: 'No task of this candidate was handed in by its deadline.' });
});

test('a task that its deadline closed is reopened when it is graded, with its drafts; what was handed in is kept', async () => {
  await app.as.ana.post(`/api/attempts/${attempt}/start`);
  await app.as.ana.put(`/api/attempts/${attempt}/files/explanation.md`, { content: 'Half a thought.', baseVersion: 1 });
  await reachDeadline();
  expect((await extend({})).body.detail).toMatch(/^A grade is on its way/);
  await addGrade(app, attempt, app.north.id, [madeCheck('a', 'fail')]);
  expect((await app.as.rey.get(`/api/review/sessions/${session}`)).body).toMatchObject({ state: 'graded', scores: { databaseSecurity: 0 } });

  expect((await extend({}, app.as.rey)).body.code).toBe('wrong_role');
  expect((await extend({}, app.as.sue)).body.code).toBe('not_found');
  expect((await extend({})).status).toBe(200);
  expect((await app.as.rey.get(`/api/review/sessions/${session}`)).body).toMatchObject({ state: 'started', scores: { databaseSecurity: null }, attempts: [{ state: 'not_started', gradeState: null }] });
  const { submission, grade, earlierSubmissions, events } = await report();
  expect([submission, grade]).toEqual([null, null]);
  expect(earlierSubmissions).toMatchObject([{ score: 0, reopenedBy: 'ada', files: expect.arrayContaining([{ path: 'explanation.md', content: 'Half a thought.' }]) }]);
  expect(events[0]).toMatchObject({ kind: 'reopened', detail: {} });

  await app.as.ana.post(`/api/attempts/${attempt}/start`);
  const { body: view } = await app.as.ana.get(`/api/attempts/${attempt}`);
  expect(Math.round((Date.parse(view.deadlineAt) - Date.parse(view.startedAt)) / 60_000)).toBe(20);
  expect(view.files.find(({ path }: { path: string }) => path === 'explanation.md').content).toBe('Half a thought.');
  expect((await app.as.ana.post(`/api/attempts/${attempt}/submissions`, {}, { 'Idempotency-Key': 'the second try' })).status).toBe(202);
  await addGrade(app, attempt, app.north.id, [madeCheck('a', 'pass')]);
  expect((await app.as.rey.get(`/api/review/sessions/${session}`)).body).toMatchObject({ state: 'graded', scores: { databaseSecurity: 100 } });
});

test('what was handed in by hand, rated or decided stays handed in', async () => {
  expect((await extend({})).body.code).toBe('nothing_to_reopen');
  await app.query("UPDATE assay.submissions SET submitted_by = 'deadline'");
  await app.as.rey.post(`/api/review/attempts/${attempt}/reviews`, { ratings: { 'finds-cause': 3, 'fixes-narrowly': 3, explains: 3 } });
  expect((await extend({})).body.detail).toMatch(/have rated .*, and a rating is final/);
  await app.as.ada.post(`/api/review/sessions/${session}/decisions`, { outcome: 'hold', reason: 'Wait.', baseVersion: 0 });
  expect((await extend({})).body.detail).toBe('It is decided about this candidate.');
});
