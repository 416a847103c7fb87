import type { Scope } from '../db/database.ts';
import { addBaseline } from '../testing/add-baseline.ts';
import { attemptOf, openTestApp, type TestApp } from '../testing/open-test-app.ts';
import { selectBaselines } from './baselines.queries.ts';

let app: TestApp;
let exerciseId: string;
beforeAll(async () => {
  app = await openTestApp();
  ({ exerciseId } = await addBaseline(app, 'shared-notebook'));
});
afterAll(() => app.close(), 10_000);

const LINE = { model: 'a-stock-model', outcome: 'graded', score: 42, measuredAt: '2026-11-30T12:00:00.000Z' };

test('members of every organization see what a model scores on the catalogue, in the report too', async () => {
  const attempt = await attemptOf(app.as.ana);
  expect((await app.as.rey.get('/api/baselines')).body).toEqual({ items: [{ exerciseId, ...LINE }] });
  expect((await app.as.bob.get('/api/baselines')).body.items).toHaveLength(1);
  expect((await app.as.rey.get(`/api/review/attempts/${attempt}/report`)).body.baseline).toEqual({ exerciseId, ...LINE });
  const { body } = await app.as.ada.get(`/api/baselines/${exerciseId}`);
  expect(body).toEqual({ exerciseId, ...LINE, checks: [{ id: 'rls-review/a', verdict: 'pass' }], costUsd: 0.01, inputTokens: 10, outputTokens: 20, transcript: { system: 'Solve it.', prompt: 'The brief.', files: { 'fix.sql': 'SELECT 1;' } } });
});

test('no candidate sees a baseline, by a route, in an answer or in the database', async () => {
  const attempt = await attemptOf(app.as.ana);
  for (const path of ['/api/baselines', `/api/baselines/${exerciseId}`]) expect((await app.as.ana.get(path)).status).toBe(401);
  await app.as.ana.post(`/api/attempts/${attempt}/start`);
  for (const path of ['/api/session', `/api/attempts/${attempt}`]) expect(JSON.stringify((await app.as.ana.get(path)).body)).not.toMatch(/baseline|stock-model/);
  const { body: { id: session } } = await app.as.ana.get('/api/session');
  const scopes: Scope[] = [{ scope: 'session', organization: app.north.id, session }, { scope: 'organization', organization: app.north.id }];
  expect(await Promise.all(scopes.map(async (scope) => (await app.deps.database.within(scope, selectBaselines)).length))).toEqual([0, 1]);
});

test('a newer one counts, the same is recorded once, and one of other bytes not at all', async () => {
  const run = { at: '2026-12-01T12:00:00.000Z', model: 'a-newer-model', inputTokens: 10, outputTokens: 20, costUsd: null, durationMs: 5 };
  expect((await addBaseline(app, 'shared-notebook')).recorded).toBe(0);
  expect((await addBaseline(app, 'shared-notebook', { exerciseHash: 'another' })).recorded).toBe(0);
  expect((await addBaseline(app, 'shared-notebook', { run, outcome: 'ungradable', score: null })).recorded).toBe(1);
  expect((await app.as.rey.get('/api/baselines')).body.items).toMatchObject([{ model: 'a-newer-model', outcome: 'ungradable', score: null }]);
  expect((await app.as.rey.get('/api/baselines/00000000-0000-7000-8000-000000000000')).status).toBe(404);
  await expect(app.deps.database.pool.query('DELETE FROM assay.baselines')).rejects.toThrow('permission denied');
});
