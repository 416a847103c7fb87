import { attemptOf, openTestApp, type TestApp } from '../testing/open-test-app.ts';
import type { TestBrowser } from '../testing/test-browser.ts';

const PATIENCE = 180_000; // real grades, on a machine that may be busy
let app: TestApp;
beforeAll(async () => { app = await openTestApp({ worker: true }); });
afterAll(() => app.close(), 30_000);

const right = {
  'exploit.sql': '-- as: north\nSELECT * FROM notes;\n', 'fix.sql': 'DROP POLICY shared_reading ON notes;\n', 'explanation.md': 'A permissive policy opened reading.\n',
};
const submit = (browser: TestBrowser, attempt: string, files: Record<string, string> = right, key = 'the first try') => (
  browser.post(`/api/attempts/${attempt}/submissions`, { files }, { 'Idempotency-Key': key }));
const graded = (browser: TestBrowser, attempt: string) => (
  browser.events(`/api/attempts/${attempt}/events`, (events) => events.some(({ type, grade }) => type === 'grade' && ['done', 'delayed'].includes(grade.state))));

test('from the start to a report: checks, submission, progress, receipt, and what the interviewer sees', async () => {
  const { ana, rey } = app.as;
  const attempt = await attemptOf(ana);
  await ana.post(`/api/attempts/${attempt}/start`);
  await ana.post(`/api/attempts/${attempt}/sql`, { actor: 'north', sql: 'SELECT * FROM notes' });

  const checked = await ana.events(`/api/attempts/${attempt}/events`, (events) => events.some(({ type, run }) => type === 'check_run' && run.finishedAt !== null),
    () => ana.post(`/api/attempts/${attempt}/checks`));
  const { run } = checked.findLast(({ type }) => type === 'check_run');
  expect(run.state).toBe('done');
  expect(run.checks.length).toBeGreaterThan(0);
  expect(run.checks.filter(({ audience }: { audience: string }) => audience !== 'candidate')).toEqual([]);

  const receipt = await submit(ana, attempt);
  expect([receipt.status, receipt.body.by, receipt.body.files.length]).toEqual([202, 'candidate', 3]);
  expect((await submit(ana, attempt)).body.submissionId).toBe(receipt.body.submissionId);
  expect((await submit(ana, attempt, {}, 'another key')).body.code).toBe('attempt_closed');
  await graded(ana, attempt);
  expect((await ana.get(`/api/attempts/${attempt}/receipt`)).body.grade.state).toBe('done');

  const { body: report } = await rey.get(`/api/review/attempts/${attempt}/report`);
  expect(report.session).toMatchObject({ state: 'graded', candidate: { name: 'Ana' } });
  expect(report.grade).toMatchObject({ state: 'graded', report: { outcome: 'graded', score: 100 }, requestedBy: 'submission', tries: 1 });
  expect(report.submission.files.find(({ path }: { path: string }) => path === 'fix.sql')).toEqual({ path: 'fix.sql', content: right['fix.sql'], starter: '-- Runs as the owner.\n' });
  expect(report.events.map(({ kind }: { kind: string }) => kind)).toEqual(expect.arrayContaining(['attempt_started', 'sql_run', 'checks_requested', 'checks_finished', 'submitted', 'grading_finished']));
}, PATIENCE);

test('a grade that stands is not replaced by running the grader once more', async () => {
  expect((await app.as.rey.post(`/api/review/attempts/${await attemptOf(app.as.ana)}/regrade`)).body.code).toBe('nothing_to_regrade');
});

test('the deadline hands in the last drafts and has them graded', async () => {
  const attempt = await attemptOf(app.as.ben);
  await app.as.ben.post(`/api/attempts/${attempt}/start`);
  await app.as.ben.put(`/api/attempts/${attempt}/files/explanation.md`, { content: 'I ran out of time.', baseVersion: 1 });
  await app.query("UPDATE assay.attempts SET started_at = now() - interval '1 hour', deadline_at = now() WHERE id = $1", [attempt]);
  await app.query("SELECT graphile_worker.add_job('deadline', json_build_object('organizationId', $1::text, 'attemptId', $2::text))", [app.south.id, attempt]);
  await graded(app.as.ben, attempt);
  const { body: receipt } = await app.as.ben.get(`/api/attempts/${attempt}/receipt`);
  expect([receipt.by, receipt.grade.state]).toEqual(['deadline', 'done']);
  const { body } = await app.as.bob.get(`/api/review/attempts/${attempt}/report`);
  expect(body.submission.files.find(({ path }: { path: string }) => path === 'explanation.md').content).toBe('I ran out of time.');
}, PATIENCE);

test('a failure of ours is tried again, then shown as broken with an incident, and a retry heals it', async () => {
  const { token } = await app.north.invite('Cora');
  const cora = app.browser();
  await cora.post('/api/invitations/open', { token });
  const attempt = await attemptOf(cora);
  await cora.post(`/api/attempts/${attempt}/start`);
  // The sandbox server of this attempt is gone: grading cannot begin.
  const { gradingMaterial } = app.deps.workspaces;
  app.deps.workspaces.sandboxUrl = () => 'postgres://nobody:x@127.0.0.1:1/none';
  try {
    await submit(cora, attempt);
    await graded(cora, attempt);
    const report = () => app.as.rey.get(`/api/review/attempts/${attempt}/report`).then(({ body }) => body);
    expect((await report()).grade.report).toBeNull();
    for (let grade = (await report()).grade; grade.state !== 'broken'; grade = (await report()).grade) {
      await app.query("UPDATE graphile_worker._private_jobs SET run_at = now() WHERE run_at > now() AND attempts > 0");
      await app.query("SELECT pg_notify('jobs:insert', '{}')");
    }
    expect((await report()).grade).toMatchObject({ state: 'broken', tries: 3, incidentId: expect.any(String), report: { score: null } });
    expect((await cora.get(`/api/attempts/${attempt}`)).body.grade.state).toBe('delayed');
  } finally {
    Reflect.deleteProperty(app.deps.workspaces, 'sandboxUrl');
  }
  expect(app.deps.workspaces.gradingMaterial).toBe(gradingMaterial);
  await app.as.rey.events('/api/review/events', (events) => events.filter(({ type }) => type === 'session_changed').length >= 2, () => app.as.rey.post(`/api/review/attempts/${attempt}/regrade`));
  expect((await app.as.rey.get(`/api/review/attempts/${attempt}/report`)).body.grade).toMatchObject({ state: 'graded', incidentId: null });
}, PATIENCE);
