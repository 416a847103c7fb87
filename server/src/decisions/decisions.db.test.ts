import { openTestApp, type TestApp } from '../testing/open-test-app.ts';

let app: TestApp;
let path: string;
beforeAll(async () => {
  app = await openTestApp();
  path = `/api/review/sessions/${(await app.as.ana.get('/api/session')).body.id}/decisions`;
});
afterAll(() => app.close(), 10_000);

const decide = (outcome: string, baseVersion: number, reason = 'Both depths.') => app.as.ada.post(path, { outcome, reason, baseVersion });

test('an author decides with a reason; an interviewer reads it and may not decide', async () => {
  expect((await decide('advance', 0, ' ')).body.fields).toEqual([{ pointer: '/reason', detail: 'Expected a reason: whoever asks later reads it.' }]);
  const { status, body } = await decide('hold', 0, 'Wait for the second interview.');
  expect(status).toBe(201);
  expect(body.items).toMatchObject([{ version: 1, outcome: 'hold', reason: 'Wait for the second interview.', by: { name: 'ada' } }]);
  expect((await app.as.rey.get(path)).body).toEqual(body);
  expect((await app.as.rey.post(path, { outcome: 'advance', reason: 'x', baseVersion: 1 })).body.code).toBe('wrong_role');
});

test('of two who decide at once one wins, and the other is told by whom and what', async () => {
  const answers = await Promise.all([decide('advance', 1), decide('decline', 1), decide('hold', 1)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  const won = answers.find(({ status }) => status === 201)?.body.items[0].outcome;
  expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'decision_changed', detail: `ada decided "${won}". Read the reason, then decide again if you still want to.` });
  expect((await app.as.rey.get(path)).body.items.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
});

test('a version that is not there yet is refused', async () => {
  expect((await decide('advance', 7)).body.code).toBe('decision_changed');
});

test('another organization finds no such session, and each decision is in the audit log', async () => {
  expect((await app.as.bob.get(path)).body.code).toBe('not_found');
  const { rows } = await app.query("SELECT (detail->>'version')::integer AS version FROM assay.audit WHERE action = 'session_decided' ORDER BY sequence");
  expect(rows).toEqual([{ version: 1 }, { version: 2 }]);
});
