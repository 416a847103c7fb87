import { addGrade, madeCheck } from '../testing/add-grade.ts';
import { openTestApp, type TestApp } from '../testing/open-test-app.ts';
import type { TestBrowser } from '../testing/test-browser.ts';

let app: TestApp;
beforeAll(async () => { app = await openTestApp(); });
afterAll(() => app.close(), 10_000);

async function tryAs(member: TestBrowser) {
  const { status, body } = await member.post('/api/catalogue/shared-notebook/try');
  expect([status, body.url]).toEqual([201, expect.stringMatching(`^${app.url}/s/`)]);
  const browser = app.browser();
  const { body: session } = await browser.post('/api/invitations/open', { token: body.url.split('/').at(-1) });
  return { browser, session, attemptId: session.attempts[0].id as string };
}

/** All that members of an organization see or take away of sessions. */
async function seenBy(person: TestBrowser): Promise<string> {
  const paths = ['/api/review/sessions', '/api/screens', '/api/invitations', `/api/review/screens/${app.north.screenId}/statistics`, '/api/review/export.csv', '/api/review/reviewers'];
  const answers = await Promise.all(paths.map((path) => person.send('GET', path)));
  return JSON.stringify(answers.map(({ status, body }) => [status, body]));
}

test('a member gets the real workspace, and what is done there is in nothing that members see', async () => {
  const before = await seenBy(app.as.ada);
  const { browser, session, attemptId } = await tryAs(app.as.ada);
  expect(session).toMatchObject({ candidate: { name: 'ada' }, screen: { title: 'Try-out: The shared notebook' } });
  expect((await browser.post(`/api/attempts/${attemptId}/start`)).body).toMatchObject({ state: 'open', brief: expect.stringContaining('# The shared notebook'), files: expect.arrayContaining([expect.objectContaining({ path: 'fix.sql' })]) });
  expect((await browser.post(`/api/attempts/${attemptId}/sql`, { actor: 'north', sql: 'SELECT body FROM notes' })).status).toBe(200);
  expect((await browser.post(`/api/attempts/${attemptId}/submissions`, {}, { 'Idempotency-Key': 'of a try-out' })).status).toBe(202);
  const { rows: [place] } = await app.query('SELECT id FROM assay.organizations WHERE tryout_of = $1', [app.north.id]);
  await addGrade(app, attemptId, place.id, [madeCheck('a', 'pass')]);
  expect(await seenBy(app.as.ada)).toBe(before);
  for (const path of [`/api/review/sessions/${session.id}`, `/api/review/attempts/${attemptId}/report`]) expect((await app.as.adi.get(path)).status).toBe(404);
  expect((await app.query("SELECT count(*)::integer AS mails FROM assay.outbox WHERE session_id = $1", [session.id])).rows).toEqual([{ mails: 0 }]);
});

test('who tried what is in the audit log; another organization has a place of its own, and nobody else a try-out', async () => {
  await tryAs(app.as.rey);
  await tryAs(app.as.bob);
  const { body: { items } } = await app.as.adi.get('/api/audit?action=exercise_tried');
  expect(items.map(({ actorName, detail }: { actorName: string; detail: unknown }) => [actorName, detail])).toEqual([['rey', { slug: 'shared-notebook', version: 1 }], ['ada', { slug: 'shared-notebook', version: 1 }]]);
  const { rows } = await app.query('SELECT tryout_of, (SELECT count(*)::integer FROM assay.screens WHERE organization_id = organizations.id) AS screens FROM assay.organizations WHERE tryout_of IS NOT NULL');
  expect(rows.sort((a, b) => String(a.tryout_of).localeCompare(String(b.tryout_of)))).toEqual([app.north.id, app.south.id].sort().map((tryout_of) => ({ tryout_of, screens: 1 })));
  expect((await app.as.ana.post('/api/catalogue/shared-notebook/try')).status).toBe(401);
  expect((await app.as.ada.post('/api/catalogue/no-such/try')).status).toBe(404);
});

test('the page of an exercise says what its candidates read, what it measures and which versions there are', async () => {
  const { body } = await app.as.rey.get('/api/catalogue/shared-notebook');
  expect(body).toMatchObject({
    slug: 'shared-notebook', brief: expect.stringContaining('# The shared notebook'), starter: expect.arrayContaining(['fix.sql']),
    followUp: ['What did you try first?', 'How would you find the next one?'], versions: [{ version: 1 }],
  });
  expect([(await app.as.rey.get('/api/catalogue/no-such')).status, (await app.as.ana.get('/api/catalogue/shared-notebook')).status]).toEqual([404, 401]);
});
