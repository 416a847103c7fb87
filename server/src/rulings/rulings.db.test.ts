import { addGrade, handInGraded, madeCheck } from '../testing/add-grade.ts';
import { attemptOf, openTestApp, type TestApp } from '../testing/open-test-app.ts';

const checks = [madeCheck('a', 'pass', { weight: 50 }), madeCheck('b', 'fail', { weight: 40 }), madeCheck('person', 'unmeasured', { weight: 10 })];
let app: TestApp;
let attempt: string;
let path: string;
beforeAll(async () => {
  app = await openTestApp();
  attempt = await attemptOf(app.as.ana);
  path = `/api/review/attempts/${attempt}/rulings`;
});
afterAll(() => app.close(), 10_000);

const rule = (checkId: string, verdict: string | null, reason = '') => app.as.rey.post(path, { checkId: `rls-review/${checkId}`, verdict, reason });
const scoreInReport = async () => (await app.as.rey.get(`/api/review/attempts/${attempt}/report`)).body.attempt.score;
const fields = ({ body }: Awaited<ReturnType<typeof rule>>) => body.fields?.map(({ pointer }: { pointer: string }) => pointer);

test('there is nothing to rule on before a grade', async () => {
  expect((await rule('a', 'pass')).body.code).toBe('nothing_to_rule');
  await handInGraded(app, app.as.ana, app.north.id, checks);
  expect((await app.as.rey.get(path)).body).toEqual({ items: [], machineScore: 55.6, score: 55.6 });
});

test('a check that a person judges is ruled with one click', async () => {
  const { status, body } = await rule('person', 'pass');
  expect(status).toBe(201);
  expect(body).toMatchObject({ machineScore: 55.6, score: 60, items: [{ checkId: 'rls-review/person', machineVerdict: 'unmeasured', verdict: 'pass', reason: '', by: { name: 'rey' }, applies: true }] });
  expect(await scoreInReport()).toBe(60);
});

test('over the machine\'s verdict it needs a reason, and the original stays beside it', async () => {
  expect(fields(await rule('b', 'pass'))).toEqual(['/reason']);
  expect((await rule('b', 'pass', 'The grader missed the policy on the view.')).body).toMatchObject({ score: 100, machineScore: 55.6 });
  const { body } = await app.as.rey.get(`/api/review/attempts/${attempt}/report`);
  expect(body.grade.report.score).toBe(55.6);
  expect(body.grade.report.checks[1]).toMatchObject({ verdict: 'fail' });
  expect(await scoreInReport()).toBe(100);
});

test('a ruling can be taken back, once', async () => {
  expect((await rule('b', null)).body).toMatchObject({ score: 60 });
  expect(fields(await rule('b', null))).toEqual(['/verdict']);
  expect(fields(await rule('gone', 'pass', 'x'))).toEqual(['/checkId']);
});

test('a later grade keeps a ruling where it says the same, and not where it says something else', async () => {
  await rule('b', 'pass', 'Still.');
  await addGrade(app, attempt, app.north.id, [madeCheck('a', 'pass', { weight: 50 }), madeCheck('b', 'unmeasured', { weight: 40 }), madeCheck('person', 'unmeasured', { weight: 10 })]);
  const { body } = await app.as.rey.get(path);
  expect(body).toMatchObject({ score: 100, machineScore: 100 });
  expect(body.items.filter(({ applies }: { applies: boolean }) => applies)).toMatchObject([{ checkId: 'rls-review/person' }]);
});

test('what counts now is written down check by check', async () => {
  const { rows } = await app.query('SELECT check_id, verdict, earned::float, measured::float, ruled FROM assay.check_results WHERE attempt_id = $1 ORDER BY position', [attempt]);
  expect(rows).toEqual([
    { check_id: 'rls-review/a', verdict: 'pass', earned: 50, measured: 50, ruled: false },
    { check_id: 'rls-review/b', verdict: 'unmeasured', earned: 0, measured: 0, ruled: false },
    { check_id: 'rls-review/person', verdict: 'pass', earned: 10, measured: 10, ruled: true },
  ]);
});

test('another organization finds no such attempt, and each ruling is in the audit log', async () => {
  expect((await app.as.bob.get(path)).body.code).toBe('not_found');
  expect((await app.as.bob.post(path, { checkId: 'rls-review/a', verdict: 'fail', reason: 'x' })).body.code).toBe('not_found');
  const { rows } = await app.query("SELECT detail->>'verdict' AS verdict FROM assay.audit WHERE action = 'check_ruled' ORDER BY sequence");
  expect(rows.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', null, 'pass']);
});
