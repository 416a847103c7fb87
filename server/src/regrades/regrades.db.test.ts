import type { Check } from '@assay/graders/report.ts';
import { addGrade, handInGraded, madeCheck, madeReport } from '../testing/add-grade.ts';
import { openTestApp, type TestApp } from '../testing/open-test-app.ts';
import { runRegrade } from './run-regrade.ts';
import { finishRun } from './runs.queries.ts';

const PATIENCE = 120_000; // one real grade, on a machine that may be busy
const PATH = '/api/review/regrades';
const right = { 'exploit.sql': '-- as: north\nSELECT * FROM notes;\n', 'fix.sql': 'DROP POLICY shared_reading ON notes;\n', 'explanation.md': 'A permissive policy opened reading.\n' };
const checks = [madeCheck('a', 'pass', { weight: 50 }), madeCheck('b', 'fail', { weight: 50 })];
let app: TestApp;
let ana: { session: string; attempt: string };
let cora: typeof ana;
let slug: string;
let id: string;
beforeAll(async () => {
  app = await openTestApp();
  const browser = app.browser();
  await browser.post('/api/invitations/open', { token: (await app.north.invite('Cora')).token });
  const handIn = async (candidate: typeof browser) => ({ attempt: await handInGraded(app, candidate, app.north.id, checks, right), session: (await candidate.get('/api/session')).body.id });
  ana = await handIn(app.as.ana);
  cora = await handIn(browser);
}, 30_000);
afterAll(() => app.close(), 30_000);

const start = (more: object = {}, who = app.as.ada) => who.post(PATH, { sessions: [ana.session, cora.session], tasks: [{ slug, version: null }], reason: 'The grader saw too little.', ...more });
const look = async (who = app.as.rey, of = id) => (await who.get(`${PATH}/${of}`)).body;
const apply = async (who = app.as.ada, basis?: unknown) => who.post(`${PATH}/${id}/apply`, { reason: 'Seen and right.', basis: basis ?? (await look()).basis });
const score = async ({ session }: typeof ana) => (await app.as.rey.get(`/api/review/sessions/${session}`)).body.scores.databaseSecurity;
async function end(attempt: string, found: Check[], incidentId: string | null = null): Promise<void> {
  const { rows: [run] } = await app.query("SELECT id FROM assay.regrade_runs WHERE attempt_id = $1 AND state = 'queued'", [attempt]);
  const report = madeReport(found, 'made 2');
  await app.deps.database.within({ scope: 'organization', organization: app.north.id }, (db) => finishRun(db, run.id, incidentId === null ? report : { ...report, outcome: 'broken', score: null }, incidentId));
}

test('an author chooses sessions by id or by filter, and is told what can be regraded', async () => {
  const { body } = await app.as.ada.get(`${PATH}/choice?sessions=${ana.session},${cora.session}`);
  expect(body.sessions).toEqual([{ id: ana.session, name: 'Ana', handedIn: 1, decided: false }, { id: cora.session, name: 'Cora', handedIn: 1, decided: false }]);
  expect(body.tasks).toMatchObject([{ kind: 'rls-review', handedIn: [{ version: 1, attempts: 2 }], newer: [] }]);
  slug = body.tasks[0].slug;
  expect((await app.as.ada.get(`${PATH}/choice?q=cora`)).body.sessions.map(({ name }: { name: string }) => name)).toEqual(['Cora']);
});

test('what cannot be regraded is told by its field', async () => {
  expect((await start({ sessions: [], tasks: [], reason: ' ' })).body.fields.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/sessions', '/tasks', '/reason']);
  expect((await start({ tasks: [{ slug, version: 9 }] })).body.fields).toEqual([{ pointer: '/tasks/0/version', detail: 'There is no such version. There are 1.' }]);
  expect((await start({ tasks: [{ slug: 'none', version: null }] })).body.fields).toEqual([{ pointer: '/tasks/0/slug', detail: 'The catalogue has no such exercise.' }]);
});

test('an interviewer looks and may not start, apply or discard; another organization finds nothing', async () => {
  expect((await start({}, app.as.rey)).body.code).toBe('wrong_role');
  expect((await start({}, app.as.sue)).body.code).toBe('not_found');
  expect((await app.as.sue.get(`${PATH}/choice?sessions=${ana.session}`)).body.code).toBe('not_found');
  const { status, body } = await start();
  expect([status, body.state, body.runs]).toEqual([201, 'running', { total: 2, finished: 0, without: 0 }]);
  ({ id } = body);
  expect(await look()).toEqual(body);
  expect((await app.as.rey.get(PATH)).body.items).toMatchObject([{ id, reason: 'The grader saw too little.', startedBy: { name: 'ada' }, sessions: 2 }]);
  expect((await app.as.sue.get(PATH)).body.items).toEqual([]);
  for (const path of ['', `/sessions/${ana.session}`]) expect((await app.as.sue.get(`${PATH}/${id}${path}`)).body.code).toBe('not_found');
  expect((await apply(app.as.rey)).body.code).toBe('wrong_role');
  expect((await apply(app.as.sue)).body.code).toBe('not_found');
  expect((await app.as.sue.post(`${PATH}/${id}/discard`, { reason: 'x' })).body.code).toBe('not_found');
  expect((await apply()).body.code).toBe('regrade_running');
});

test('a dry run shows who changes and how, and changes nothing', async () => {
  await end(ana.attempt, [madeCheck('a', 'pass', { weight: 50 }), madeCheck('b', 'pass', { weight: 50 })]);
  await end(cora.attempt, [], 'incident-1');
  const body = await look();
  expect([body.state, body.runs]).toEqual(['ready', { total: 2, finished: 2, without: 1 }]);
  expect(body.sessions).toMatchObject([
    { name: 'Ana', changed: true, scores: { before: { databaseSecurity: 50 }, after: { databaseSecurity: 100 } }, tasks: [{ changedChecks: 1, scores: { before: 50, after: 100 }, instruments: { before: { graderVersion: 'made' }, after: { graderVersion: 'made 2' } } }] },
    { name: 'Cora', changed: false, scores: { after: { databaseSecurity: 50 } }, tasks: [{ state: 'broken', note: 'incident-1', scores: { before: 50, after: null } }] },
  ]);
  expect(body.checks).toEqual([{ task: expect.any(String), id: 'rls-review/b', title: 'Check b', changes: [{ before: 'fail', after: 'pass', sessions: 1 }] }]);
  expect((await app.as.rey.get(`${PATH}/${id}/sessions/${ana.session}`)).body.tasks[0].checks.map(({ id: check, changed }: { id: string; changed: boolean }) => [check, changed])).toEqual([['rls-review/a', false], ['rls-review/b', true]]);
  expect([await score(ana), (await app.as.rey.get(`/api/review/attempts/${ana.attempt}/report`)).body.previousGrades]).toEqual([50, []]);
});

test('what came since the look has to be looked at: a ruling, a decision, a grade', async () => {
  const meanwhile = async (act: () => Promise<unknown>, says: RegExp) => {
    const { basis } = await look();
    await act();
    expect((await apply(app.as.ada, basis)).body).toMatchObject({ code: 'regrade_outdated', detail: expect.stringMatching(says) });
  };
  await meanwhile(() => app.as.rey.post(`/api/review/attempts/${ana.attempt}/rulings`, { checkId: 'rls-review/b', verdict: 'pass', reason: 'Proved in words.' }), /came since: Ana\./);
  await meanwhile(() => app.as.ada.post(`/api/review/sessions/${cora.session}/decisions`, { outcome: 'hold', reason: 'Wait.', baseVersion: 0 }), /came since: Cora\./);
  await meanwhile(() => addGrade(app, cora.attempt, app.north.id, checks), /came since: Cora\./);
  await app.query("UPDATE assay.grades SET state = 'broken' WHERE id = (SELECT max(id::text)::uuid FROM assay.grades WHERE attempt_id = $1)", [cora.attempt]);
  await meanwhile(() => app.as.rey.post(`/api/review/attempts/${cora.attempt}/regrade`), /on its way: Cora\./);
  await app.query("UPDATE assay.grades SET state = 'broken', finished_at = now() WHERE state = 'queued'");
  expect((await look()).sessions).toMatchObject([{ name: 'Ana', moot: 1, scores: { before: { databaseSecurity: 100 }, after: { databaseSecurity: 100 } } }, { name: 'Cora', decision: 'hold' }]);
});

test('of two who settle it at once one wins, and the other is told', async () => {
  const { basis } = await look();
  const answers = await Promise.all([apply(app.as.ada, basis), apply(app.as.adi, basis), app.as.adi.post(`${PATH}/${id}/discard`, { reason: 'Never mind.' })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect(answers.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual(['regrade_settled', 'regrade_settled']);
  if ((await look()).state === 'applied') return;
  // The one who discarded won: nothing changed, and the same regrade is made again for what follows.
  expect(await score(ana)).toBe(100);
  ({ id } = (await start()).body);
  await end(ana.attempt, [madeCheck('a', 'pass', { weight: 50 }), madeCheck('b', 'pass', { weight: 50 })]);
  await end(cora.attempt, [], 'incident-1');
  expect((await apply()).status).toBe(200);
});

test('an applied regrade is the grade that counts; earlier grades, rulings and decisions are kept', async () => {
  const { body: { grade, previousGrades, events } } = await app.as.rey.get(`/api/review/attempts/${ana.attempt}/report`);
  expect(grade).toMatchObject({ requestedBy: 'ada', regrade: { id, reason: 'The grader saw too little.' }, report: { score: 100, graderVersion: 'made 2' } });
  expect(previousGrades).toMatchObject([{ regrade: null, report: { score: 50 } }]);
  expect(events[0]).toMatchObject({ kind: 'regraded', detail: { why: 'The grader saw too little.', reason: 'Seen and right.' } });
  expect((await app.as.rey.get(`/api/review/attempts/${ana.attempt}/rulings`)).body).toMatchObject({ score: 100, items: [{ reason: 'Proved in words.', applies: false }] });
  expect((await app.as.rey.get(`/api/review/sessions/${cora.session}`)).body).toMatchObject({ state: 'decided', decision: 'hold' });
  const { rows } = await app.query("SELECT action FROM assay.audit WHERE subject = $1 ORDER BY sequence", [`regrade:${id}`]);
  expect(rows.map(({ action }) => action)).toEqual(['regrade_started', 'regrade_applied']);
  // What was applied stays to be seen, whatever counts later.
  await addGrade(app, ana.attempt, app.north.id, checks);
  expect((await look()).sessions[0].tasks[0]).toMatchObject({ scores: { before: 100, after: 100 }, changedChecks: 1 });
});

test('a newer version that asks for other files says so for each attempt, and then there is nothing to apply', async () => {
  await app.query("INSERT INTO assay.exercises (slug, version, content_hash, kind, title, summary, competency, level, minutes, brief, starter) SELECT slug, 2, 'other', kind, title, summary, competency, level, minutes, brief, '{\"note.md\": \"\"}' FROM assay.exercises WHERE slug = $1", [slug]);
  expect((await app.as.ada.get(`${PATH}/choice?sessions=${ana.session}`)).body.tasks[0].newer).toEqual([2]);
  const { body } = await start({ tasks: [{ slug, version: 2 }] });
  expect([body.state, body.sessions[0].tasks[0]]).toMatchObject(['failed', { state: 'unfit', note: 'Version 2 asks for note.md, which the candidate did not have.' }]);
  expect((await app.as.ada.post(`${PATH}/${body.id}/apply`, { reason: 'x', basis: body.basis })).body.code).toBe('nothing_to_regrade');
});

test('a failure of ours is tried again, and ends without a result that could count', async () => {
  const { body: { id: failing } } = await start({ sessions: [ana.session] });
  const { rows: [run] } = await app.query('SELECT id FROM assay.regrade_runs WHERE regrade_id = $1', [failing]);
  app.deps.workspaces.sandboxUrl = () => 'postgres://nobody:x@127.0.0.1:1/none';
  const tried = () => runRegrade(app.deps, { scope: 'organization', organization: app.north.id }, run.id);
  try {
    for (const n of [1, 2]) await expect(tried()).rejects.toThrow(`try ${n} of 3`);
    expect((await look(app.as.rey, failing)).state).toBe('running');
    await tried();
  } finally {
    Reflect.deleteProperty(app.deps.workspaces, 'sandboxUrl');
  }
  expect(await look(app.as.rey, failing)).toMatchObject({ state: 'failed', sessions: [{ changed: false, tasks: [{ state: 'broken', note: expect.any(String), scores: { after: null } }] }] });
  await tried(); // what is finished does not run again
});

test('what is discarded while it runs ends without a result', async () => {
  const { body: { id: stopped } } = await start({ sessions: [ana.session] });
  const { rows: [run] } = await app.query('SELECT id FROM assay.regrade_runs WHERE regrade_id = $1', [stopped]);
  let running: Promise<void> | undefined;
  const news = await app.as.rey.events('/api/review/events', (events) => events.some(({ type }) => type === 'regrade_progress'), async () => { running = runRegrade(app.deps, { scope: 'organization', organization: app.north.id }, run.id); });
  expect(news.find(({ type }: { type: string }) => type === 'regrade_progress')).toMatchObject({ runId: run.id, step: expect.any(String) });
  expect((await app.as.adi.post(`${PATH}/${stopped}/discard`, { reason: 'Started by mistake.' })).body).toMatchObject({ state: 'discarded', settled: { by: { name: 'adi' }, reason: 'Started by mistake.' }, runs: { finished: 1, without: 1 } });
  await running;
  expect((await app.query('SELECT state, report FROM assay.regrade_runs WHERE id = $1', [run.id])).rows).toEqual([{ state: 'cancelled', report: null }]);
}, PATIENCE);

test('the worker runs what is wanted, behind all other work', async () => {
  await app.query("DELETE FROM graphile_worker._private_jobs WHERE task_id <> (SELECT id FROM graphile_worker._private_tasks WHERE identifier = 'regrade_run')");
  expect((await app.query('SELECT DISTINCT priority FROM graphile_worker._private_jobs')).rows).toEqual([{ priority: 10 }]);
  await app.as.rey.events('/api/review/events', (events) => events.filter(({ type, regradeId }) => type === 'regrade_changed' && regradeId === id).length >= 2, async () => {
    ({ id } = (await start({ sessions: [ana.session] })).body);
    await app.startJobs();
  });
  expect(await look()).toMatchObject({ state: 'ready', sessions: [{ tasks: [{ state: 'graded', scores: { after: 100 }, instruments: { after: { version: 1, graderVersion: expect.stringContaining('rls-review') } } }] }] });
}, PATIENCE);
