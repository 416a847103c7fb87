import { runChecks } from '../checks/run-checks.ts';
import { AppError } from '../errors.ts';
import { attemptOf, openTestApp, type TestApp } from '../testing/open-test-app.ts';
import type { AttemptWorkspaces } from '../workspaces/attempt-workspaces.ts';
import { endAttempt } from './end-attempt.ts';

let app: TestApp;
beforeAll(async () => { app = await openTestApp(); });
afterAll(() => app.close(), 10_000);

async function newCandidate() {
  const { token } = await app.north.invite('Cora');
  const browser = app.browser();
  await browser.post('/api/invitations/open', { token });
  const attempt = await attemptOf(browser);
  const row = async () => (await app.query('SELECT deadline_at, outage_since, credit_seconds, closed_at FROM assay.attempts WHERE id = $1', [attempt])).rows[0];
  const kinds = async () => (await app.query('SELECT kind FROM assay.events WHERE attempt_id = $1 ORDER BY sequence', [attempt])).rows.map(({ kind }) => kind);
  return {
    attempt, row, kinds, start: () => browser.post(`/api/attempts/${attempt}/start`), sql: (sql = 'SELECT 1') => browser.post(`/api/attempts/${attempt}/sql`, { actor: 'north', sql }),
    view: async () => (await browser.get(`/api/attempts/${attempt}`)).body, save: (content: string) => browser.put(`/api/attempts/${attempt}/files/fix.sql`, { content, baseVersion: 1 }),
    checks: () => browser.post(`/api/attempts/${attempt}/checks`),
    shift: (change: string) => app.query(`UPDATE assay.attempts SET ${change} WHERE id = $1`, [attempt]),
    end: () => endAttempt(app.deps, { scope: 'organization', organization: app.north.id }, attempt),
  };
}

/** While `work` runs, no workspace answers. */
async function duringOutage<T>(work: () => Promise<T>): Promise<T> {
  const { workspaces } = app.deps;
  const down = async () => { throw new AppError('workspace_unavailable', 'Down.', { incidentId: 'of the test' }); };
  Object.assign(workspaces, { open: down, openAndAnswer: down });
  try {
    return await work();
  } finally {
    for (const method of ['open', 'openAndAnswer'] as const satisfies (keyof AttemptWorkspaces)[]) Reflect.deleteProperty(workspaces, method);
  }
}

test('a workspace that cannot be made starts no clock, and the time is given back to the session', async () => {
  const cora = await newCandidate();
  expect((await duringOutage(cora.start)).body).toMatchObject({ status: 503, code: 'workspace_unavailable' });
  expect(await cora.view()).toMatchObject({ state: 'not_started', deadlineAt: null, stoppedAt: expect.any(String) });
  await cora.shift("outage_since = now() - interval '10 minutes'");
  const started = (await cora.start()).body;
  expect(Date.parse(started.deadlineAt) - Date.parse(started.startedAt)).toBe(30 * 60_000);
  expect(await cora.row()).toMatchObject({ outage_since: null, credit_seconds: expect.closeTo(600, -1) });
  expect(await cora.kinds()).toEqual(['clock_stopped', 'clock_credited', 'attempt_started']);
});

test('a clock stands still from our first failure to the next answer', async () => {
  const cora = await newCandidate();
  const { deadlineAt } = (await cora.start()).body;
  expect((await duringOutage(cora.sql)).status).toBe(503);
  await duringOutage(cora.sql);
  await cora.shift("outage_since = now() - interval '5 minutes'");
  expect((await cora.view()).stoppedAt).not.toBeNull();
  const answers = await Promise.all([cora.sql(), cora.sql()]);
  expect(answers.some(({ status }) => status === 200)).toBe(true);
  const { stoppedAt, deadlineAt: moved } = await cora.view();
  expect([stoppedAt, Math.round((Date.parse(moved) - Date.parse(deadlineAt)) / 10_000)]).toEqual([null, 30]);
  expect((await cora.kinds()).filter((kind) => kind.startsWith('clock'))).toEqual(['clock_stopped', 'clock_credited']);
});

test('a candidate\'s own mistakes stop no clock', async () => {
  const cora = await newCandidate();
  const { deadlineAt } = (await cora.start()).body;
  expect((await cora.sql('SELECT nonsense')).body.error).not.toBeNull();
  expect((await cora.view())).toMatchObject({ deadlineAt, stoppedAt: null });
});

test('a deadline within an outage moves until the workspace answers, and then by all that was lost', async () => {
  const cora = await newCandidate();
  await cora.start();
  await duringOutage(cora.sql);
  await cora.shift("outage_since = now() - interval '3 minutes', deadline_at = now() - interval '1 minute'");
  await duringOutage(cora.end);
  const [first, { rows: [{ now }] }] = [await cora.row(), await app.query('SELECT now() AS now')];
  expect([first.closed_at, first.outage_since !== null, Math.round((first.deadline_at - now) / 60_000)]).toEqual([null, true, 2]);
  await cora.shift("outage_since = now() - interval '4 minutes', deadline_at = now() - interval '1 minute'");
  await cora.end();
  expect(await cora.row()).toMatchObject({ closed_at: null, outage_since: null, credit_seconds: expect.closeTo(420, -1) });
  await cora.shift("deadline_at = now() - interval '1 second'");
  await cora.end();
  expect((await cora.row()).closed_at).not.toBeNull();
});

test('no more than four hours are given back: then the drafts are handed in', async () => {
  const cora = await newCandidate();
  await cora.start();
  await duringOutage(cora.sql);
  await cora.shift("outage_since = now() - interval '9 hours', deadline_at = now() - interval '5 hours'");
  await duringOutage(cora.end);
  expect(await cora.row()).toMatchObject({ credit_seconds: 4 * 3600, closed_at: expect.any(Date) });
});

test('checks that break on our side give their time back', async () => {
  const cora = await newCandidate();
  const { deadlineAt } = (await cora.start()).body;
  await cora.save('SELECT 1;'); // an empty fix is not tried on a database
  const { body: run } = await cora.checks();
  await app.query("UPDATE assay.check_runs SET requested_at = now() - interval '2 minutes' WHERE id = $1", [run.id]);
  Object.assign(app.deps.workspaces, { sandboxUrl: () => 'postgres://nobody@127.0.0.1:1/nothing' });
  await runChecks(app.deps, { scope: 'organization', organization: app.north.id }, run.id);
  Reflect.deleteProperty(app.deps.workspaces, 'sandboxUrl');
  const view = await cora.view();
  expect([view.latestCheckRun.state, Math.floor((Date.parse(view.deadlineAt) - Date.parse(deadlineAt)) / 60_000)]).toEqual(['broken', 2]);
}, 60_000);
