import { unzipSync } from 'fflate';
import { PersonalDataSchema } from '../contract/personal-data.ts';
import { handInGraded, madeCheck } from '../testing/add-grade.ts';
import { attemptOf, openTestApp, type TestApp } from '../testing/open-test-app.ts';
import type { TestBrowser } from '../testing/test-browser.ts';

let app: TestApp;
let attempt: string;
let session: string;
beforeAll(async () => {
  app = await openTestApp();
  session = (await app.as.ana.get('/api/session')).body.id;
  attempt = await attemptOf(app.as.ana);
});
afterAll(() => app.close(), 10_000);

const fields = (body: { fields?: { pointer: string }[] }) => body.fields?.map(({ pointer }) => pointer);
const dispute = (text: unknown, as = app.as.ana) => as.put(`/api/attempts/${attempt}/dispute`, { text });
const answer = (text: string, as = app.as.rey) => as.post(`/api/review/attempts/${attempt}/dispute/answer`, { text });
const mails = async () => (await app.query("SELECT kind, recipient FROM assay.outbox WHERE kind IN ('dispute', 'dispute_answer', 'deletion_request') ORDER BY id")).rows;

test('before anything is handed in there is nothing to dispute and an empty receipt', async () => {
  expect((await dispute('Too early.')).body.code).toBe('nothing_to_dispute');
  expect((await app.as.ana.get('/api/session/receipt')).body).toMatchObject({ retentionDays: 180, deletionRequestedAt: null, tasks: [] });
});

test('the receipt says what was handed in and until when it is kept, and nothing of the grade', async () => {
  await handInGraded(app, app.as.ana, app.north.id, [madeCheck('secret-check', 'fail', { detail: 'Quotes the hidden key.', evidence: [{ summary: 'hidden key' }] })]);
  await app.query("INSERT INTO assay.check_runs (organization_id, session_id, attempt_id, files, state, checks, finished_at) SELECT organization_id, session_id, id, '{\"fix.sql\": \"-- tried\"}', 'done', $2, now() FROM assay.attempts WHERE id = $1",
    [attempt, JSON.stringify([madeCheck('runs', 'fail', { title: 'Your fix runs', audience: 'candidate' }), madeCheck('mine', 'fail', { title: 'One', group: 'Your tests', audience: 'candidate' }), madeCheck('mine2', 'pass', { title: 'Two', group: 'Your tests', audience: 'candidate' })])]);
  const { body } = await app.as.ana.get('/api/session/receipt');
  expect(body.tasks).toMatchObject([{ receipt: { attemptId: attempt, by: 'candidate', files: expect.arrayContaining([expect.objectContaining({ path: 'fix.sql', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })]) }, measured: ['Your fix runs', 'Your tests'], dispute: null }]);
  expect(Math.round((Date.parse(body.keptUntil) - Date.now()) / 86_400_000)).toBe(180);
  expect(JSON.stringify(body)).not.toMatch(/secret-check|verdict|score|hidden key/);
});

test('a candidate disputes once a task and may reword it; administrators are told once, without the name', async () => {
  for (const text of ['', '   ', 'x'.repeat(4001), 7]) expect(fields((await dispute(text)).body)).toEqual(['/text']);
  expect((await dispute('You missed my policy.', app.as.ben)).status).toBe(404);
  expect((await dispute('You missed my policy.')).body.tasks[0].dispute).toMatchObject({ text: 'You missed my policy.', state: 'open', answer: null });
  expect((await dispute('You missed my policy on visits.')).body.tasks[0].dispute).toMatchObject({ text: 'You missed my policy on visits.', state: 'open' });
  expect(await mails()).toEqual([{ kind: 'dispute', recipient: 'adi@north.example' }]);
  expect((await app.query("SELECT subject || text AS words FROM assay.outbox WHERE kind = 'dispute'")).rows[0].words).not.toMatch(/ana|policy/i);
});

test('members see it in the list and answer it in words, once; the candidate is told and can no longer reword', async () => {
  const open = async () => (await app.as.rey.get(`/api/review/sessions/${session}`)).body.openDisputes;
  expect(await open()).toBe(1);
  expect((await app.as.rey.get(`/api/review/sessions/${session}/disputes`)).body.items).toMatchObject([{ attemptId: attempt, text: 'You missed my policy on visits.', answeredBy: null }]);
  expect([(await app.as.bob.get(`/api/review/sessions/${session}/disputes`)).status, (await answer('x', app.as.bob)).status]).toEqual([404, 404]);
  expect(fields((await answer(' ')).body)).toEqual(['/text']);
  expect((await answer('You are right; we ruled so.')).body.items).toMatchObject([{ state: 'answered', answeredBy: { name: 'rey' } }]);
  expect((await answer('Again.')).body.code).toBe('dispute_answered');
  expect(await open()).toBe(0);
  const seen = (await app.as.ana.get('/api/session/receipt')).body.tasks[0].dispute;
  expect(seen).toMatchObject({ state: 'answered', answer: 'You are right; we ruled so.' });
  expect(JSON.stringify(seen)).not.toContain('rey');
  expect((await dispute('But still.')).body.code).toBe('dispute_answered');
  expect((await mails()).at(-1)).toEqual({ kind: 'dispute_answer', recipient: 'ana@candidates.example' });
});

test('a candidate asks for deletion; administrators find it in their list', async () => {
  expect((await app.as.ana.post('/api/session/deletion-request')).body.deletionRequestedAt).toEqual(expect.any(String));
  expect((await app.as.ana.post('/api/session/deletion-request')).status).toBe(200);
  expect((await mails()).filter(({ kind }) => kind === 'deletion_request')).toHaveLength(1);
  expect((await app.as.adi.get('/api/retention')).body.items).toMatchObject([{ sessionId: session, candidate: { name: 'Ana' }, deletionRequestedAt: expect.any(String), hold: null }]);
  expect((await app.as.sue.get('/api/retention')).body.items).toEqual([]);
});

async function copy(as: TestBrowser, path: string) {
  const response = await as.fetch(path, {});
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  const text = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]));
  return { type: response.headers.get('content-type'), names: Object.keys(text).sort(), data: PersonalDataSchema.parse(JSON.parse(text['data.json'] ?? '')), all: JSON.stringify(text), text };
}

test('the candidate\'s own copy holds what they wrote and did, and nothing that was judged', async () => {
  await app.as.rey.post(`/api/review/attempts/${attempt}/reviews`, { ratings: { 'finds-cause': 4, 'fixes-narrowly': 3, explains: 2 }, notes: 'A careful person.' });
  const own = await copy(app.as.ana, '/api/session/export');
  expect(own.type).toBe('application/zip');
  expect(own.names).toEqual(expect.arrayContaining(['data.json', expect.stringMatching(/^1-[a-z-]+\/handed-in\/fix\.sql$/), expect.stringMatching(/^1-[a-z-]+\/check-runs\/001\/fix\.sql$/)]));
  expect(own.data).toMatchObject({ candidate: { name: 'Ana', email: 'ana@candidates.example' }, state: 'submitted', tasks: [{ dispute: { state: 'answered' }, checkRuns: [{ state: 'done' }] }] });
  expect(own.data.tasks[0]?.events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['attempt_started', 'submitted']));
  expect(own.data.mails.map(({ kind }) => kind)).toEqual(['invitation', 'dispute_answer']);
  expect(own.all).not.toMatch(/secret-check|hidden key|careful|rey|judgement/);
  expect((await copy(app.as.ben, '/api/session/export')).all).not.toContain('Ana');
});

test('an administrator\'s copy also holds what was judged, without keys and without names of members; nobody else gets one', async () => {
  const path = `/api/review/sessions/${session}/personal-data`;
  const { data, all } = await copy(app.as.adi, path);
  expect(data.tasks[0]?.judgement).toMatchObject({ checks: [{ title: 'Check secret-check', verdict: 'fail' }], ratings: [{ notes: 'A careful person.' }] });
  expect(data.judgement).toMatchObject({ decisions: [] });
  expect(all).not.toMatch(/hidden key|rey/);
  expect([(await app.as.rey.get(path)).status, (await app.as.ada.get(path)).status, (await app.as.sue.get(path)).status]).toEqual([403, 403, 404]);
  expect((await app.query("SELECT actor FROM assay.audit WHERE action = 'candidate_data_exported' AND session_id = $1 ORDER BY sequence", [session])).rows.map(({ actor }) => actor.split(':')[0])).toEqual(['candidate', 'member']);
});
