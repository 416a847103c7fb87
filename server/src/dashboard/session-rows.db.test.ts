import { z } from 'zod';
import type { DepthScores } from '../contract/screens.ts';
import { fitOf } from '../screens/fit.ts';
import { handInGraded, madeCheck } from '../testing/add-grade.ts';
import { openTestApp, type TestApp } from '../testing/open-test-app.ts';

let app: TestApp;
let ana: string;
beforeAll(async () => {
  app = await openTestApp();
  ana = (await app.as.ana.get('/api/session')).body.id;
});
afterAll(() => app.close(), 10_000);

const row = async () => (await app.as.rey.get(`/api/review/sessions/${ana}`)).body;
const names = async (query: string) => (await app.as.rey.get(`/api/review/sessions?${query}`)).body.items.map(({ candidate }: { candidate: { name: string } }) => candidate.name);

test('the database filters by the same rule that people are shown', async () => {
  const scores = [null, 0, 69, 70, 100];
  const rules = [null, 0, 70].flatMap((codeReview) => [0, 70].map((bar) => ({ databaseSecurity: bar, llmSystems: 70, codeReview })));
  const cases = rules.flatMap((rule) => scores.flatMap((databaseSecurity) => scores.flatMap((llmSystems) => scores.map((codeReview) => (
    { rule, scores: { databaseSecurity, llmSystems, codeReview } satisfies DepthScores })))));
  const { rows } = await app.query(`SELECT assay.fit_of(entry->'rule', (entry->'scores'->>'databaseSecurity')::integer, (entry->'scores'->>'llmSystems')::integer, (entry->'scores'->>'codeReview')::integer) AS fit
    FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS cases (entry, place) ORDER BY place`, [JSON.stringify(cases)]);
  expect(rows.map(({ fit }) => fit)).toEqual(cases.map((each) => fitOf(each.rule, each.scores)));
});

test('a row follows what happens, in the transaction in which it happens', async () => {
  expect(await row()).toMatchObject({ state: 'started', scores: { databaseSecurity: null, llmSystems: null, codeReview: null }, fit: 'open', reviewers: 0, decision: null });
  const attempt = await handInGraded(app, app.as.ana, app.north.id, [madeCheck('a', 'pass', { weight: 3 }), madeCheck('b', 'fail')]);
  expect(await row()).toMatchObject({ state: 'graded', scores: { databaseSecurity: 75 }, fit: 'open' });
  await app.as.rey.post(`/api/review/attempts/${attempt}/rulings`, { checkId: 'rls-review/b', verdict: 'pass', reason: 'Seen by hand.' });
  expect(await row()).toMatchObject({ scores: { databaseSecurity: 100 } });
  await app.as.rey.post(`/api/review/attempts/${attempt}/reviews`, { ratings: { 'finds-cause': 4, 'fixes-narrowly': 4, explains: 4 } });
  expect(await row()).toMatchObject({ state: 'reviewed', reviewers: 1 });
  await app.as.ada.post(`/api/review/sessions/${ana}/decisions`, { outcome: 'advance', reason: 'Deep.', baseVersion: 0 });
  expect(await row()).toMatchObject({ state: 'decided', decision: 'advance' });
});

test('a candidate\'s own scope sees no row, and is the candidate\'s again after the trigger', async () => {
  const text = 'SELECT (SELECT count(*)::integer FROM assay.session_rows()) AS rows, (SELECT count(*)::integer FROM assay.session_digests) AS digests, assay.scope() AS scope';
  const seen = await app.deps.database.within({ scope: 'session', organization: app.north.id, session: ana }, async (db) => {
    await db.run({ name: 'touch', text: 'UPDATE assay.attempts SET credit_seconds = credit_seconds', parameters: [] }, {});
    return db.one({ name: 'count', text, parameters: [] }, {}, z.object({ rows: z.int(), digests: z.int(), scope: z.string() }));
  });
  expect(seen).toEqual({ rows: 0, digests: 0, scope: 'session' });
});

test('a candidate who is renamed is found by the new name', async () => {
  await app.query("UPDATE assay.candidates SET name = 'Anya' WHERE name = 'Ana'");
  expect(await names('q=anya')).toEqual(['Anya']);
  await app.query("UPDATE assay.candidates SET name = 'Ana' WHERE name = 'Anya'");
});

test('filters, and reviewers by name', async () => {
  await app.north.invite('Cora');
  const { body: { items } } = await app.as.ada.get('/api/review/reviewers');
  const idOf = (name: string) => items.find((person: { name: string }) => person.name === name).id;
  expect(await names(`reviewer=${idOf('rey')}`)).toEqual(['Ana']);
  expect(await names(`reviewer=${idOf('ada')}`)).toEqual([]);
  expect(await names('reviewer=nobody')).toEqual(['Cora']);
  expect(await names('state=decided')).toEqual(['Ana']);
  expect(await names('fit=open&q=cor')).toEqual(['Cora']);
  expect(await names(`screen=${app.south.screenId}`)).toEqual([]);
});

test('every order pages through every row once, ties and missing values included', async () => {
  for (const name of ['Dan', 'Eve', 'Fay', 'Gil', 'Hal']) await app.north.invite(name);
  await app.query(`UPDATE assay.session_digests SET llm_systems = CASE WHEN candidates.name IN ('Dan', 'Eve') THEN 50 WHEN candidates.name = 'Fay' THEN 90 END
    FROM assay.sessions JOIN assay.candidates ON candidates.id = candidate_id WHERE sessions.id = session_id`);
  const walk = async (order: string) => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await app.as.rey.get(`/api/review/sessions?limit=2&${order}${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...body.items.map(({ candidate }: { candidate: { name: string } }) => candidate.name));
      cursor = body.nextCursor;
    }
    return seen;
  };
  const created = ['Ana', 'Cora', 'Dan', 'Eve', 'Fay', 'Gil', 'Hal'];
  expect(await walk('sort=candidate&direction=ascending')).toEqual(created);
  expect(await walk('sort=candidate')).toEqual(created.toReversed());
  expect(await walk('sort=created&direction=ascending')).toEqual(created);
  expect(await walk('sort=llmSystems')).toEqual(['Fay', 'Eve', 'Dan', 'Hal', 'Gil', 'Cora', 'Ana']);
  expect(await walk('sort=llmSystems&direction=ascending')).toEqual(['Dan', 'Eve', 'Fay', 'Ana', 'Cora', 'Gil', 'Hal']);
  for (const sort of ['updated', 'databaseSecurity', 'codeReview', 'time']) expect((await walk(`sort=${sort}`)).toSorted()).toEqual(created);
});
