import { addGrade, handInGraded, madeCheck } from '../testing/add-grade.ts';
import { openTestApp, type TestApp } from '../testing/open-test-app.ts';

let app: TestApp;
let ids: string[];
let screen: string;
beforeAll(async () => {
  app = await openTestApp();
  screen = app.north.screenId;
  const { token } = await app.north.invite('Cora');
  const cora = app.browser();
  await cora.post('/api/invitations/open', { token });
  await handInGraded(app, app.as.ana, app.north.id, [madeCheck('same', 'pass'), madeCheck('differs', 'pass')]);
  await handInGraded(app, cora, app.north.id, [madeCheck('same', 'pass'), madeCheck('differs', 'fail')]);
  ids = [(await app.as.ana.get('/api/session')).body.id, (await cora.get('/api/session')).body.id];
}, 30_000);
afterAll(() => app.close(), 10_000);

test('candidates stand side by side, what differs first', async () => {
  const { body } = await app.as.rey.get(`/api/review/comparison?sessions=${ids.join()}`);
  expect(body.sessions.map(({ candidate, scores }: { candidate: { name: string }; scores: { databaseSecurity: number } }) => [candidate.name, scores.databaseSecurity])).toEqual([['Ana', 100], ['Cora', 50]]);
  expect(body.checks).toMatchObject([
    { id: 'rls-review/differs', differs: true, cells: [{ verdict: 'pass' }, { verdict: 'fail' }] },
    { id: 'rls-review/same', differs: false, cells: [{ verdict: 'pass' }, { verdict: 'pass' }] },
  ]);
});

test('two to four different sessions of one\'s own organization', async () => {
  const ask = async (query: string) => (await app.as.rey.get(`/api/review/comparison${query}`)).body;
  for (const query of ['', `?sessions=${ids[0]}`, `?sessions=${ids[0]},${ids[0]}`, '?sessions=a,b', `?sessions=${Array(5).fill(ids[0]).join()}`]) {
    expect((await ask(query)).fields[0].pointer).toMatch(/^\/query\/sessions/);
  }
  expect((await app.as.bob.get(`/api/review/comparison?sessions=${ids.join()}`)).body.code).toBe('not_found');
});

test('statistics count candidates by score and passes by check; a correlation needs more than two', async () => {
  const { body } = await app.as.rey.get(`/api/review/screens/${screen}/statistics`);
  expect(body.distributions[0]).toEqual({ depth: 'databaseSecurity', scored: 2, median: 75, bins: [0, 0, 0, 0, 0, 1, 0, 0, 0, 1] });
  expect(body.distributions[1]).toMatchObject({ depth: 'llmSystems', scored: 0, median: null });
  expect(body.exercises).toMatchObject([{ handedIn: 2, checks: [{ id: 'rls-review/same', measured: 2, passed: 2, discrimination: null }, { id: 'rls-review/differs', measured: 2, passed: 1, discrimination: null }] }]);
  expect((await app.as.bob.get(`/api/review/screens/${screen}/statistics`)).body.code).toBe('not_found');
});

test('how a candidate stands is shown among five or more', async () => {
  const standing = async (who = app.as.rey) => (await who.get(`/api/review/sessions/${ids[0]}/standing`)).body;
  expect(await standing()).toMatchObject({ depths: [{ depth: 'databaseSecurity', scored: 2, bins: null }, { scored: 0, bins: null }, { scored: 0, bins: null }], tasks: [{ scored: 2, bins: null }] });
  expect((await standing(app.as.bob)).code).toBe('not_found');
});

test('a check that goes with the others tells candidates apart, one that goes against them does so negatively', async () => {
  for (let i = 0; i < 10; i += 1) {
    const candidate = app.browser();
    await candidate.post('/api/invitations/open', { token: (await app.north.invite(`C${i}`)).token });
    const [strong, weak] = i % 2 === 0 ? ['pass', 'fail'] as const : ['fail', 'pass'] as const;
    await handInGraded(app, candidate, app.north.id, [madeCheck('same', 'pass'), madeCheck('differs', strong), madeCheck('along', strong), madeCheck('against', weak)]);
  }
  const { body } = await app.as.rey.get(`/api/review/screens/${screen}/statistics`);
  const of = (id: string) => body.exercises[0].checks.find((check: { id: string }) => check.id === `rls-review/${id}`).discrimination;
  expect(of('same')).toBeNull();
  const standing = (await app.as.rey.get(`/api/review/sessions/${ids[0]}/standing`)).body;
  expect([standing.depths[0], standing.tasks[0]]).toMatchObject([{ scored: 12, bins: [0, 0, 0, 0, 0, 6, 0, 5, 0, 1] }, { scored: 12, bins: [0, 0, 0, 0, 0, 6, 0, 5, 0, 1] }]);
  expect(of('along')).toBeGreaterThan(0);
  expect(of('against')).toBeCloseTo(-1);
}, 60_000);

test('a regrade replaces what counts', async () => {
  const [attempt] = (await app.as.rey.get(`/api/review/sessions/${ids[1]}`)).body.attempts;
  await addGrade(app, attempt.id, app.north.id, [madeCheck('same', 'pass'), madeCheck('differs', 'pass')]);
  const { body } = await app.as.rey.get(`/api/review/comparison?sessions=${ids.join()}`);
  expect(body.checks.filter(({ differs }: { differs: boolean }) => differs)).toEqual([]);
});
