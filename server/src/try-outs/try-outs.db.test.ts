import { addGrade, madeCheck } from '../testing/add-grade.ts';
import { openTestApp, type TestApp } from '../testing/open-test-app.ts';
import type { TestBrowser } from '../testing/test-browser.ts';

let app: TestApp;
beforeAll(async () => { app = await openTestApp(); });
afterAll(() => app.close(), 10_000);

const notebook = async (): Promise<string> => (await app.as.rey.get('/api/catalogue')).body.items[0].id;

async function tryAs(member: TestBrowser) {
  const { status, body } = await member.post(`/api/catalogue/${await notebook()}/try-out`);
  expect([status, body.url]).toEqual([201, expect.stringMatching(`^${app.url}/s/`)]);
  const browser = app.browser();
  const { body: session } = await browser.post('/api/invitations/open', { token: body.url.split('/').at(-1) });
  return { browser, session, attemptId: session.attempts[0].id as string };
}

/** All that members of an organization see or take away of sessions. */
async function seenBy(person: TestBrowser): Promise<string> {
  const paths = ['/api/review/sessions', '/api/screens', '/api/invitations', `/api/review/screens/${app.north.screenId}/statistics`, '/api/review/export?format=csv', '/api/review/reviewers'];
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
  await addGrade(app, attemptId, app.north.id, [madeCheck('a', 'pass')]);
  expect(await seenBy(app.as.ada)).toBe(before);
  expect((await app.query("SELECT count(*)::integer AS mails FROM assay.outbox WHERE session_id = $1", [session.id])).rows).toEqual([{ mails: 0 }]);
});

test('who tried what is in the audit log, and nobody but members tries', async () => {
  await tryAs(app.as.rey);
  const { body: { items } } = await app.as.adi.get('/api/audit?action=exercise_tried');
  expect(items.map(({ actorName, subject }: { actorName: string; subject: string }) => [actorName, subject])).toEqual([['rey', 'exercise:shared-notebook'], ['ada', 'exercise:shared-notebook']]);
  expect((await app.as.ana.post(`/api/catalogue/${await notebook()}/try-out`)).status).toBe(401);
});

test('the page of an exercise says what its candidates read, what it measures and which versions there are', async () => {
  const id = await notebook();
  const { body } = await app.as.rey.get(`/api/catalogue/${id}`);
  expect(body).toMatchObject({
    slug: 'shared-notebook', brief: expect.stringContaining('# The shared notebook'), starter: expect.arrayContaining(['fix.sql']),
    followUp: ['What did you try first?', 'How would you find the next one?'], versions: [{ id, version: 1 }], rightAnswers: 1, checks: ['rls-review/exploit-proves-leak', 'rls-review/fix-closes-leak', 'rls-review/no-other-leak'],
    wrongAnswers: [{ name: 'keeps-a-copy', why: 'The policy is gone, and everybody may read the copy that was kept.' }, { name: 'none', why: '' }],
  });
  expect([(await app.as.rey.get(`/api/catalogue/${app.north.id}`)).status, (await app.as.ana.get(`/api/catalogue/${id}`)).status]).toEqual([404, 401]);
});
