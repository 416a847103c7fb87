import { fakeClaude, said, silent, status } from '@assay/graders/claude/testing/fake-claude.ts';
import type { BaselineRun } from '../contract/baselines.ts';
import type { Scope } from '../db/database.ts';
import { attemptOf, openTestApp, type TestApp } from '../testing/open-test-app.ts';
import { openWorld, type World } from '../testing/permissions/permission-world.ts';
import type { TestBrowser } from '../testing/test-browser.ts';
import { selectOptionalLatestRun } from './baseline-runs.queries.ts';
import { selectBaselines } from './baselines.queries.ts';
import { runBaseline } from './run-baseline.ts';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const NEXT = 'Nothing was scored. Measure again; if it stays so, tell whoever runs Assay';
const solved = said(JSON.stringify({ files: [{ path: 'fix.sql', content: 'SELECT 1;' }] }));

let app: TestApp;
let world: World;
/** Of the catalogue, which all organizations share. */
let notebook: string;
beforeAll(async () => {
  app = await openTestApp({ worker: true });
  world = openWorld(app, { issuer: '', clientId: '', clientSecret: '' });
  notebook = await world.notebook();
});
afterAll(() => app.close(), 10_000);

const measure = (exerciseId: string, by = app.as.ada) => by.post(`/api/baselines/${exerciseId}`);

/** What came of the last try. */
async function ended(exerciseId: string): Promise<BaselineRun> {
  for (;;) {
    const { body: { run } } = await app.as.ada.get(`/api/baselines/${exerciseId}/run`);
    if (run.state !== 'asked') return run;
  }
}

/** While the fake Claude answers so, in this order. */
async function answering<T>(answers: Parameters<typeof fakeClaude>, work: () => Promise<T>): Promise<T> {
  const claude = await fakeClaude(...answers);
  app.deps.claude = claude.settings;
  try {
    return await work();
  } finally {
    app.deps.claude = null;
    await claude.close();
  }
}

test('an author has a version measured, and the own organization sees it, and nobody else', async () => {
  expect((await app.as.ada.get(`/api/baselines/${notebook}/run`)).body).toEqual({ claude: false, run: null });
  await answering([solved], async () => {
    expect((await app.as.ada.get(`/api/baselines/${notebook}/run`)).body).toEqual({ claude: true, run: null });
    expect(await measure(notebook)).toMatchObject({ status: 202, body: { state: 'asked', requestedBy: 'ada', reason: null, took: null, finishedAt: null } });
    expect(await ended(notebook)).toMatchObject({ state: 'measured', reason: null, incidentId: null, took: { inputTokens: 10, outputTokens: 20, costUsd: 0.011 } });
  });

  const measured = expect.objectContaining({ exerciseId: notebook, model: 'claude-haiku-5-5', outcome: 'graded', score: expect.any(Number) });
  expect((await app.as.rey.get('/api/baselines')).body.items).toEqual([measured]);
  expect((await app.as.rey.get(`/api/review/attempts/${await attemptOf(app.as.ana)}/report`)).body.baseline).toEqual(measured);
  expect((await app.as.rey.get(`/api/baselines/${notebook}`)).body).toMatchObject({ checks: expect.arrayContaining([{ id: 'rls-review/fix-closes-leak', verdict: 'fail' }]), transcript: { prompt: expect.stringContaining('# The shared notebook'), files: { 'fix.sql': 'SELECT 1;' } } });
  expect((await app.as.adi.get('/api/audit?action=baseline_asked')).body.items).toMatchObject([{ actorName: 'ada', subject: 'exercise:shared-notebook' }]);

  expect((await app.as.sue.get('/api/baselines')).body.items).toEqual([]);
  expect((await app.as.sue.get(`/api/baselines/${notebook}`)).status).toBe(404);
  expect((await app.as.sue.get(`/api/baselines/${notebook}/run`)).body).toEqual({ claude: false, run: null });
  expect((await app.as.bob.get(`/api/review/attempts/${await attemptOf(app.as.ben)}/report`)).body.baseline).toBeNull();
  const { body: { id: session } } = await app.as.ana.get('/api/session');
  const scopes: Scope[] = [{ scope: 'organization', organization: app.north.id }, { scope: 'organization', organization: app.south.id }, { scope: 'session', organization: app.north.id, session }];
  expect(await Promise.all(scopes.map((scope) => app.deps.database.within(scope, async (db) => [(await selectBaselines(db)).length, await selectOptionalLatestRun(db, notebook) !== null])))).toEqual([[1, true], [0, false], [0, false]]);
}, 120_000);

test('an own exercise is measured as well', async () => {
  const { exerciseId } = await world.published();
  await answering([solved], async () => {
    expect((await measure(exerciseId, app.as.adi)).status).toBe(202);
    expect(await ended(exerciseId)).toMatchObject({ state: 'measured', requestedBy: 'adi' });
  });
  expect((await app.as.rey.get(`/api/baselines/${exerciseId}`)).body).toMatchObject({ exerciseId, outcome: 'graded' });
}, 120_000);

test('no answer is no score, and the reason is told with what to do; what it took is kept', async () => {
  const { exerciseId } = await world.published();
  const took = { inputTokens: 10, outputTokens: 20, costUsd: 0.011 };
  await answering([said('', 'refusal'), said('{"files": [', 'max_tokens'), status(401)], async () => {
    const found = [];
    for (let asked = 0; asked < 3; asked += 1) {
      expect((await measure(exerciseId)).status).toBe(202);
      found.push(await ended(exerciseId));
    }
    expect(found.map(({ state, reason, incidentId, took: cost }) => ({ state, reason, incidentId, took: cost }))).toEqual([
      { state: 'failed', reason: `Claude refused to answer. ${NEXT}.`, incidentId: null, took },
      { state: 'failed', reason: `The answer of Claude was cut off. ${NEXT}.`, incidentId: null, took },
      { state: 'failed', reason: `Claude refused the key. Check ANTHROPIC_API_KEY. ${NEXT}.`, incidentId: null, took: null },
    ]);
  });
  expect((await app.as.rey.get(`/api/baselines/${exerciseId}`)).status).toBe(404);
}, 120_000);

test('a failure of ours is an incident and no score, and tells nothing of where we work', async () => {
  const { exerciseId } = await world.published();
  const { workspaces } = app.deps;
  const sandboxUrl = workspaces.sandboxUrl.bind(workspaces);
  workspaces.sandboxUrl = () => 'postgres://nobody@127.0.0.1:9/none';
  try {
    await answering([solved], async () => {
      await measure(exerciseId);
      expect(await ended(exerciseId)).toMatchObject({ state: 'failed', reason: `It failed through our fault. ${NEXT} the incident.`, incidentId: expect.stringMatching(/^[0-9a-f-]{36}$/), took: null });
    });
  } finally {
    workspaces.sandboxUrl = sandboxUrl;
  }
  expect((await app.as.rey.get(`/api/baselines/${exerciseId}`)).status).toBe(404);
}, 60_000);

test('without a key nothing is asked for, and a worker without one says so', async () => {
  const { exerciseId } = await world.published();
  expect(await measure(exerciseId)).toMatchObject({ status: 409, body: { code: 'no_claude', detail: 'Whoever runs Assay can set ANTHROPIC_API_KEY.' } });
  expect((await app.as.ada.get(`/api/baselines/${exerciseId}/run`)).body).toEqual({ claude: false, run: null });
  await app.query("INSERT INTO assay.baseline_runs (organization_id, exercise_id, requested_by) VALUES ($1, $2, 'test')", [app.north.id, exerciseId]);
  const scope = { scope: 'organization', organization: app.north.id } as const;
  const run = await app.deps.database.within(scope, (db) => selectOptionalLatestRun(db, exerciseId));
  await runBaseline(app.deps, scope, run?.id ?? '');
  expect(await ended(exerciseId)).toMatchObject({ state: 'failed', reason: 'The worker has no key for Claude. Whoever runs Assay can set ANTHROPIC_API_KEY there too.' });
});

test('one at a time; one that its worker lost keeps nobody waiting', async () => {
  const { exerciseId } = await world.published();
  await answering([silent], async () => {
    const asked = await Promise.all([measure(exerciseId), measure(exerciseId, app.as.adi)]);
    expect(asked.map(({ status: answer }) => answer).sort()).toEqual([202, 409]);
    expect((await measure(exerciseId)).body).toMatchObject({ code: 'baseline_running' });
    await app.query("UPDATE assay.baseline_runs SET requested_at = now() - interval '2 hours' WHERE exercise_id = $1", [exerciseId]);
    expect(await ended(exerciseId)).toMatchObject({ state: 'failed', reason: 'It was lost when a worker stopped. Measure again.' });
    expect((await measure(exerciseId)).body).toMatchObject({ state: 'asked' });
  });
}, 60_000);

test('whoever does not write exercises has nothing measured; what is retired, of others or never was answers alike', async () => {
  const { id, exerciseId } = await world.published();
  await answering([solved], async () => {
    for (const [by, refusal] of [[app.as.rey, 403], [app.as.nobody, 401], [app.as.ana, 401]] as const) {
      expect((await measure(exerciseId, by)).status).toBe(refusal);
      expect((await by.get(`/api/baselines/${exerciseId}/run`)).status).toBe(refusal);
    }
    const told = async (by: TestBrowser, of: string) => {
      const answers = [await measure(of, by), await by.get(`/api/baselines/${of}/run`)];
      return answers.map(({ body: { requestId: _, ...rest } }) => rest);
    };
    const unknown = await told(app.as.ada, UNKNOWN);
    expect(unknown).toMatchObject([{ code: 'not_found' }, { code: 'not_found' }]);
    expect(await told(app.as.sue, exerciseId)).toEqual(unknown);
    await app.as.ada.post(`/api/exercise-drafts/${id}/try-out`);
    const { rows: [{ id: snapshot }] } = await app.query('SELECT id FROM assay.exercises WHERE organization_id = $1 AND version = 0 LIMIT 1', [app.north.id]);
    expect(await told(app.as.ada, snapshot)).toEqual(unknown);
    await app.as.ada.post(`/api/exercise-drafts/${id}/retire`);
    expect(await told(app.as.ada, exerciseId)).toEqual(unknown);
  });
  expect((await app.query('SELECT FROM assay.baseline_runs WHERE exercise_id = $1', [exerciseId])).rowCount).toBe(0);
});

test('nobody records what another organization measured, nor what comes with the installation', async () => {
  const record = (organization: string | null) => app.deps.database.within({ scope: 'organization', organization: app.south.id }, (db) => db.run({
    name: 'test', parameters: [], text: `INSERT INTO assay.baselines (organization_id, exercise_id, model, outcome, checks, run, transcript, measured_at)
      VALUES (${organization === null ? 'NULL' : `'${organization}'`}, '${notebook}', 'm', 'ungradable', '[]', '{}', '{}', now())`,
  }, {}));
  for (const organization of [app.north.id, null]) await expect(record(organization)).rejects.toThrow('row-level security');
  expect(await record(app.south.id)).toBe(1);
});
