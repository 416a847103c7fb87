import { verifyAudit } from '../audit/audit.queries.ts';
import { findBrokenLink } from '../events/events.queries.ts';
import { addGrade, madeCheck } from '../testing/add-grade.ts';
import { attemptOf, openTestApp, type TestApp } from '../testing/open-test-app.ts';
import { whereIs } from '../testing/where-is.ts';
import { eraseDue } from './erase-session.ts';

/** In every text that a person can leave here. */
const MARK = 'zqxmark';
let app: TestApp;
let cora: Awaited<ReturnType<typeof marked>>;
beforeAll(async () => {
  app = await openTestApp();
  cora = await marked();
}, 90_000);
afterAll(() => app.close(), 10_000);

const north = () => ({ scope: 'organization', organization: app.north.id }) as const;
const within = <T>(work: Parameters<typeof app.deps.database.within<T>>[1]) => app.deps.database.within(north(), work);
const fields = (body: { fields?: { pointer: string }[] }) => body.fields?.map(({ pointer }) => pointer);
const figures = async () => JSON.stringify([
  (await app.as.rey.get(`/api/review/screens/${app.north.screenId}/statistics`)).body,
  (await app.query('SELECT attempt_id, check_id, title, verdict, earned, measured, ruled FROM assay.check_results ORDER BY 1, 2')).rows,
  (await app.query('SELECT session_id, state, database_security, fit, used_ms, reviewers, decision FROM assay.session_digests ORDER BY 1')).rows,
  (await app.query("SELECT id, score, ruled_score, report->'metrics' AS metrics, jsonb_path_query_array(report, '$.checks[*].verdict') AS verdicts FROM assay.grades ORDER BY 1")).rows,
  (await app.query('SELECT attempt_id, ratings FROM assay.reviews')).rows,
]);

/** A candidate who left the mark wherever one can, judged by people who wrote it too. */
async function marked() {
  const { token } = await app.north.invite(`Cora ${MARK}`);
  const browser = app.browser();
  const session: string = (await browser.post('/api/invitations/open', { token })).body.id;
  const attempt = await attemptOf(browser);
  await browser.post(`/api/attempts/${attempt}/start`);
  await browser.put(`/api/attempts/${attempt}/files/fix.sql`, { content: `-- ${MARK}`, baseVersion: 1 });
  await browser.post(`/api/attempts/${attempt}/sql`, { actor: 'north', sql: `SELECT '${MARK}'` });
  await browser.post(`/api/attempts/${attempt}/checks`);
  await browser.post(`/api/attempts/${attempt}/submissions`, { files: { 'explanation.md': `I am ${MARK}` } }, { 'Idempotency-Key': `${MARK} key` });
  await addGrade(app, attempt, app.north.id, [madeCheck('a', 'pass', { detail: `As ${MARK} wrote.`, evidence: [{ summary: MARK, statements: [`SELECT '${MARK}'`] }] }), madeCheck('b', 'fail')]);
  await app.as.rey.post(`/api/review/attempts/${attempt}/rulings`, { checkId: 'rls-review/b', verdict: 'pass', reason: `${MARK} is right.` });
  await app.as.rey.post(`/api/review/attempts/${attempt}/reviews`, { ratings: { 'finds-cause': 4, 'fixes-narrowly': 3, explains: 2 }, notes: `${MARK} explains well.` });
  await app.as.ada.post(`/api/review/sessions/${session}/decisions`, { outcome: 'advance', reason: `We want ${MARK}.`, baseVersion: 0 });
  await browser.put(`/api/attempts/${attempt}/dispute`, { text: `${MARK} disagrees.` });
  await app.as.rey.post(`/api/review/attempts/${attempt}/dispute/answer`, { text: `Dear ${MARK}.` });
  await app.as.adi.put(`/api/review/sessions/${session}/hold`, { reason: `A lawsuit of ${MARK}.` });
  await app.as.rey.post('/api/review/views', { name: 'Cora', filter: { q: `cora ${MARK}` } });
  return { browser, token, session, attempt };
}

test('of an erased candidate nothing is left in any column of the database, and every figure stays', async () => {
  expect((await app.as.adi.post(`/api/review/sessions/${cora.session}/erasure`, { name: `Cora ${MARK}` })).body).toMatchObject({ code: 'session_held', detail: expect.stringContaining('adi') });
  await app.as.adi.send('DELETE', `/api/review/sessions/${cora.session}/hold`);
  const [before, found] = [await figures(), await whereIs(app, MARK)];
  // Otherwise finding nothing afterwards would say nothing.
  expect(found).toEqual(expect.arrayContaining([
    'assay.audit.detail', 'assay.candidates.email', 'assay.candidates.name', 'assay.check_runs.files', 'assay.decisions.reason', 'assay.disputes.answer', 'assay.disputes.text', 'assay.events.detail',
    'assay.grades.report', 'assay.outbox.recipient', 'assay.reviews.notes', 'assay.rulings.reason', 'assay.saved_views.filter', 'assay.session_digests.email', 'assay.session_digests.name',
    'assay.submissions.files', 'assay.submissions.idempotency_key', 'assay.workspace_files.content',
  ]));

  const erase = (name: string, as = app.as.adi) => as.post(`/api/review/sessions/${cora.session}/erasure`, { name });
  expect(fields((await erase('Cora')).body)).toEqual(['/name']);
  expect([(await erase(`Cora ${MARK}`, app.as.rey)).status, (await erase(`Cora ${MARK}`, app.as.sue)).status]).toEqual([403, 404]);
  expect((await erase(`Cora ${MARK}`)).body).toMatchObject({ erasedAt: expect.any(String), deleteAt: null, hold: null });

  expect(await whereIs(app, MARK)).toEqual([]);
  expect(await figures()).toBe(before);
  expect((await app.as.rey.get(`/api/review/sessions/${cora.session}`)).body.candidate).toEqual({ name: 'Deleted candidate', email: '' });
  expect((await app.as.rey.get(`/api/review/attempts/${cora.attempt}/report`)).body.grade.report.checks).toMatchObject([{ verdict: 'pass', detail: '' }, { verdict: 'fail' }]);
  expect((await erase('Deleted candidate')).body.code).toBe('session_erased');
  expect((await app.query("SELECT FROM graphile_worker.jobs WHERE key LIKE '%:close_workspace:' || $1", [cora.attempt])).rows).toHaveLength(1);
});

test('every table that names a session is known to erasure', async () => {
  const { rows } = await app.query("SELECT relname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid WHERE relnamespace = 'assay'::regnamespace AND relkind = 'r' AND attname = 'session_id' ORDER BY 1");
  // A new one holds words about a person: say in erasure.queries.sql what becomes of them. Or it holds none: say so here.
  const withoutWords = ['check_results', 'invitations'];
  expect(rows.map(({ relname }) => relname)).toEqual([...withoutWords, 'attempts', 'audit', 'check_runs', 'decisions', 'disputes', 'earlier_submissions', 'events', 'grades', 'outbox', 'regrade_runs', 'regrade_sessions', 'retention_holds', 'reviews', 'rulings',
    'session_digests', 'session_keys', 'submissions', 'workspace_files'].sort());
});

test('after erasure nothing more can be said or handed in, by a page that was open or by the link', async () => {
  const { attempt: id, session } = cora;
  for (const answer of [
    await app.as.rey.post(`/api/review/attempts/${id}/rulings`, { checkId: 'rls-review/b', verdict: 'fail', reason: 'x' }),
    await app.as.ada.post(`/api/review/attempts/${id}/reviews`, { ratings: { 'finds-cause': 4, 'fixes-narrowly': 3, explains: 2 }, notes: 'x' }),
    await app.as.ada.post(`/api/review/sessions/${session}/decisions`, { outcome: 'hold', reason: 'x', baseVersion: 1 }),
    await app.as.adi.put(`/api/review/sessions/${session}/hold`, { reason: 'x' }),
    await app.as.adi.get(`/api/review/sessions/${session}/personal-data`),
    await cora.browser.put(`/api/attempts/${id}/dispute`, { text: 'x' }),
    await cora.browser.get('/api/session'),
    await cora.browser.get('/api/session/receipt'),
    await cora.browser.get('/api/session/export'),
    await app.browser().post('/api/invitations/open', { token: cora.token, takeOver: true }),
  ]) expect([answer.status, answer.body.code]).toEqual([410, 'session_erased']);
  // Its last grade is looked for first.
  expect(['nothing_to_regrade', 'session_erased']).toContain((await app.as.ada.post(`/api/review/attempts/${id}/regrade`)).body.code);
});

test('the chains hold before and after erasure, and break where a row was changed or emptied behind our back', async () => {
  const erased = cora.attempt;
  const attempt = await attemptOf(app.as.ana);
  await app.as.ana.post(`/api/attempts/${attempt}/start`);
  await app.as.ana.post(`/api/attempts/${attempt}/sql`, { actor: 'north', sql: 'SELECT 1' });
  const links = async () => [await within((db) => findBrokenLink(db, erased)), await within((db) => findBrokenLink(db, attempt))];
  const entry = async () => (await within(verifyAudit)).broken;
  expect([await links(), await entry()]).toEqual([[null, null], null]);
  const behind = async (table: string, change: string) => {
    await app.query(`CREATE TABLE public.kept AS SELECT * FROM assay.${table}`);
    await app.query(`ALTER TABLE assay.${table} DISABLE TRIGGER USER; UPDATE assay.${table} SET ${change}`);
    const broken = [await links(), await entry()];
    await app.query(`DELETE FROM assay.${table}; INSERT INTO assay.${table} SELECT * FROM public.kept; ALTER TABLE assay.${table} ENABLE TRIGGER USER; DROP TABLE public.kept`);
    return broken;
  };
  expect(await behind('events', `summary = 'Did nothing.' WHERE sequence = 2 AND attempt_id = '${attempt}'`)).toEqual([[null, 2], null]);
  // Emptied as erasure does it, but of a session that was not erased.
  expect(await behind('events', `summary = '', detail = '{}', salt = NULL WHERE sequence = 2 AND attempt_id = '${attempt}'`)).toEqual([[null, 2], null]);
  expect(await behind('events', `kind = 'withdrawn' WHERE sequence = 2 AND attempt_id = '${erased}'`)).toEqual([[2, null], null]);
  expect(await behind('events', `detail = '{"sql": "made up"}' WHERE sequence = 2 AND attempt_id = '${erased}'`)).toEqual([[2, null], null]);
  expect(await behind('audit', `detail = '{"made": "up"}' WHERE sequence = 3 AND organization_id = '${app.north.id}'`)).toEqual([[null, null], 3]);
  expect(await behind('audit', `actor = 'member:somebody' WHERE sequence = 3 AND organization_id = '${app.north.id}'`)).toEqual([[null, null], 3]);
  await app.query(`ALTER TABLE assay.events DISABLE TRIGGER USER; DELETE FROM assay.events WHERE attempt_id = '${attempt}' AND sequence = (SELECT event_count FROM assay.attempts WHERE id = '${attempt}'); ALTER TABLE assay.events ENABLE TRIGGER USER`);
  expect((await links())[1]).toBeGreaterThan(1);
});

test('the period is set by administrators, within bounds, after a look at what it would delete', async () => {
  expect((await app.as.adi.get('/api/retention')).body.days).toBe(180);
  expect([(await app.as.rey.get('/api/retention')).status, (await app.as.ada.put('/api/retention', { days: 30 })).status]).toEqual([403, 403]);
  for (const days of [0, 6, 3651, 1.5, 'soon']) expect(fields((await app.as.adi.put('/api/retention', { days })).body)).toEqual(['/days']);
  expect((await app.as.adi.put('/api/retention', { days: 30 })).status).toBe(204);
  expect((await app.as.ana.get('/api/session')).body.retentionDays).toBe(30);
  expect((await app.as.sue.get('/api/retention')).body.days).toBe(180);
});

test('at night what is due is erased, what is held or still runs is not', async () => {
  await app.as.adi.put('/api/retention', { days: 30 });
  const [dan, eve, fay] = [await app.north.invite('Dan'), await app.north.invite('Eve'), await app.north.invite('Fay')];
  const sessionOf = async ({ id }: { id: string }): Promise<string> => (await app.query('SELECT session_id FROM assay.invitations WHERE id = $1', [id])).rows[0].session_id;
  const [dans, eves, fays] = [await sessionOf(dan), await sessionOf(eve), await sessionOf(fay)];
  await app.query("UPDATE assay.sessions SET created_at = now() - interval '60 days', expires_at = now() - interval '31 days' WHERE id = ANY ($1)", [[dans, eves]]);
  await app.query("UPDATE assay.sessions SET created_at = now() - interval '60 days', expires_at = now() - interval '29 days' WHERE id = $1", [fays]);
  expect(fields((await app.as.adi.put(`/api/review/sessions/${eves}/hold`, { reason: ' ' })).body)).toEqual(['/reason']);
  expect([(await app.as.ada.put(`/api/review/sessions/${eves}/hold`, { reason: 'x' })).status, (await app.as.sue.put(`/api/review/sessions/${eves}/hold`, { reason: 'x' })).status]).toEqual([403, 404]);
  expect((await app.as.adi.put(`/api/review/sessions/${eves}/hold`, { reason: 'A complaint is open.' })).body.hold).toMatchObject({ reason: 'A complaint is open.', by: { name: 'adi' } });
  expect((await app.as.adi.get('/api/retention/preview?days=30')).body).toEqual({ days: 30, due: 1 });
  expect((await app.as.adi.get('/api/retention/preview?days=10')).body).toEqual({ days: 10, due: 2 });
  const { items } = (await app.as.adi.get('/api/retention')).body as { items: { candidate: { name: string }; hold: unknown }[] };
  expect(items.map(({ candidate, hold }) => [candidate.name, hold !== null])).toEqual(expect.arrayContaining([['Dan', false], ['Eve', true], ['Fay', false]]));

  // As the queue does it, from the job of the whole server on.
  await app.startJobs();
  await app.as.adi.events('/api/review/events', (events) => events.some(({ sessionId }) => sessionId === dans), () => app.query("SELECT graphile_worker.add_job('erase_everywhere', '{}')"));
  const { rows } = await app.query('SELECT id FROM assay.sessions WHERE erased_at IS NOT NULL AND id = ANY ($1)', [[dans, eves, fays]]);
  expect(rows).toEqual([{ id: dans }]);
  await app.as.adi.send('DELETE', `/api/review/sessions/${eves}/hold`);
  await eraseDue(app.deps, north());
  expect((await app.as.rey.get(`/api/review/sessions/${eves}/retention`)).body).toMatchObject({ erasedAt: expect.any(String), hold: null });
  expect((await app.query("SELECT actor, detail->>'cause' AS cause FROM assay.audit WHERE action = 'session_erased' AND session_id = ANY ($1)", [[dans, eves, fays]])).rows.map(({ cause }) => cause)).toEqual(['retention', 'retention']);
  expect((await within(verifyAudit)).broken).toBeNull();
});
