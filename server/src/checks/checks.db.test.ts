import { openTestApp, type TestApp } from '../testing/open-test-app.ts';
import type { TestBrowser } from '../testing/test-browser.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ exercises: 'context-exercises' });
});
afterAll(() => app.close());

/** A task about files alone. */
async function startContextTask(candidate: TestBrowser): Promise<string> {
  const { body: { attempts } } = await candidate.get('/api/session');
  const { id } = attempts.find(({ kind }: { kind: string }) => kind === 'context-assembly');
  expect((await candidate.post(`/api/attempts/${id}/start`)).body).toMatchObject({ state: 'open', actors: [] });
  return id;
}

test('a task about files alone starts without a database and says so', async () => {
  const id = await startContextTask(app.as.ben);
  for (const answer of [await app.as.ben.get(`/api/attempts/${id}/schema`), await app.as.ben.post(`/api/attempts/${id}/reset`)]) expect(answer).toMatchObject({ status: 409, body: { code: 'no_database' } });
  expect(await app.as.ben.post(`/api/attempts/${id}/sql`, { actor: '@owner', sql: 'SELECT 1' })).toMatchObject({ status: 400, body: { fields: [{ pointer: '/actor' }] } });
});

test('a run can be cancelled by its candidate and by no stranger, and shows the trace of every ceiling', async () => {
  const { ana, ben, nobody } = app.as;
  const id = await startContextTask(ana);
  const first = await ana.post(`/api/attempts/${id}/checks`);
  expect(first).toMatchObject({ status: 202, body: { state: 'queued' } });
  const cancel = (who: TestBrowser) => who.send('DELETE', `/api/attempts/${id}/checks/${first.body.id}`);
  expect([(await cancel(nobody)).status, (await cancel(ben)).status]).toEqual([401, 404]);
  expect(await cancel(ana)).toMatchObject({ status: 200, body: { state: 'ungradable', reason: 'Cancelled.' } });
  expect((await cancel(ana)).status).toBe(404);

  const second = await ana.post(`/api/attempts/${id}/checks`);
  expect(second.status).toBe(202);
  await app.startJobs();
  const latest = async () => (await ana.get(`/api/attempts/${id}`)).body.latestCheckRun;
  let run = await latest();
  while (run.finishedAt === null) run = await latest();
  expect(run).toMatchObject({ id: second.body.id, state: 'done' });
  const traces = run.checks.filter((check: { id: string }) => check.id.includes('visible-case-'));
  expect(traces.map(({ evidence }: { evidence: unknown[] }) => evidence.length)).toEqual([15, 15, 15]);
  expect(traces[0].evidence.at(-1).run).toMatchObject({ zone: 'open', outcome: 'ok', value: 0 });

  expect((await ana.get(`/api/attempts/${id}/checks`)).body.runs.map((each: { id: string }) => each.id)).toEqual([second.body.id]);
  expect([(await ben.get(`/api/attempts/${id}/checks`)).status, (await nobody.get(`/api/attempts/${id}/checks`)).status]).toEqual([404, 401]);

  const { rey, bob } = app.as;
  const seen = await rey.get(`/api/review/attempts/${id}/runs`);
  expect(seen.body.runs.map(({ state }: { state: string }) => state)).toEqual(['ungradable', 'done']);
  expect(seen.body.runs[1]).toMatchObject({ area: 0, files: { 'design.yaml': 'prose: ""\n' } });
  expect([(await bob.get(`/api/review/attempts/${id}/runs`)).status, (await ana.get(`/api/review/attempts/${id}/runs`)).status]).toEqual([404, 401]);
}, 120_000);
