import { handInGraded, madeCheck } from '../testing/add-grade.ts';
import { attemptOf, openTestApp, type TestApp } from '../testing/open-test-app.ts';

const ratings = { 'finds-cause': 4, 'fixes-narrowly': 3, explains: 2 };
let app: TestApp;
let path: string;
beforeAll(async () => {
  app = await openTestApp();
  path = `/api/review/attempts/${await attemptOf(app.as.ana)}/reviews`;
});
afterAll(() => app.close(), 10_000);

test('nothing is rated before it is handed in', async () => {
  expect((await app.as.rey.post(path, { ratings })).body).toMatchObject({ status: 409, code: 'nothing_to_review' });
  await handInGraded(app, app.as.ana, app.north.id, [madeCheck('a', 'pass')]);
});

test('every question of the task\'s rubric is answered from 1 to 4, and no other', async () => {
  const { body } = await app.as.rey.post(path, { ratings: { 'finds-cause': 3, charm: 4 } });
  expect(body.fields.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/ratings/fixes-narrowly', '/ratings/explains', '/ratings/charm']);
  expect((await app.as.rey.post(path, { ratings: { ...ratings, explains: 5 } })).body.fields).toEqual([{ pointer: '/ratings/explains', detail: 'Expected 4 or less.' }]);
});

test('an interviewer sees how many rated and not what, until the own rating is given', async () => {
  expect((await app.as.ada.post(path, { ratings, notes: 'Ada saw the policy at once.' })).status).toBe(201);
  const before = await app.as.rey.get(path);
  expect(before.body).toEqual({ own: null, others: null, given: 1 });
  expect(JSON.stringify(before.body)).not.toContain('Ada');

  const after = await app.as.rey.post(path, { ratings: { ...ratings, explains: 4 } });
  expect(after.body).toMatchObject({ own: { by: { name: 'rey' }, ratings: { explains: 4 }, notes: '' }, others: [{ by: { name: 'ada' }, ratings, notes: 'Ada saw the policy at once.' }], given: 2 });
  expect((await app.as.rey.get(path)).body).toEqual(after.body);
});

test('a rating is final, in two tabs too', async () => {
  expect((await app.as.rey.post(path, { ratings })).body.code).toBe('review_given');
  expect((await app.as.rey.get(path)).body.own.ratings.explains).toBe(4);
});

test('another organization finds no such attempt, and the act is in the audit log', async () => {
  expect((await app.as.bob.get(path)).body.code).toBe('not_found');
  expect((await app.as.bob.post(path, { ratings })).body.code).toBe('not_found');
  const { rows } = await app.query("SELECT count(*)::integer AS n FROM assay.audit WHERE action = 'review_given' AND organization_id = $1", [app.north.id]);
  expect(rows).toEqual([{ n: 2 }]);
});
