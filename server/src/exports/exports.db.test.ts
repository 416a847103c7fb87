import { extractText, getDocumentProxy } from 'unpdf';
import { handInGraded, madeCheck } from '../testing/add-grade.ts';
import { openTestApp, type TestApp } from '../testing/open-test-app.ts';

const ratings = { 'finds-cause': 4, 'fixes-narrowly': 3, explains: 2 };
let app: TestApp;
let ana: string;
let attempt: string;
beforeAll(async () => {
  app = await openTestApp();
  ana = (await app.as.ana.get('/api/session')).body.id;
  attempt = await handInGraded(app, app.as.ana, app.north.id, [madeCheck('a', 'pass'), madeCheck('b', 'fail')]);
  await app.as.rey.post(`/api/review/attempts/${attempt}/rulings`, { checkId: 'rls-review/b', verdict: 'pass', reason: 'Seen, by "hand".' });
  await app.as.ada.post(`/api/review/attempts/${attempt}/reviews`, { ratings, notes: 'Quick.' });
}, 30_000);
afterAll(() => app.close(), 10_000);

const text = async (path: string) => {
  const { headers, body } = await app.as.rey.get(path);
  return { type: headers.get('content-type'), file: headers.get('content-disposition'), text: body as string };
};

test('a session as JSON keeps the machine\'s verdict beside the ruling, and is no way around blindness', async () => {
  const asRey = (await app.as.rey.get(`/api/review/sessions/${ana}/export?format=json`)).body;
  expect(asRey.tasks[0].checks[1]).toMatchObject({ id: 'rls-review/b', verdict: 'pass', machineVerdict: 'fail', ruled: true, reason: 'Seen, by "hand".' });
  expect(asRey.tasks[0]).toMatchObject({ reviews: [], followUp: ['What did you try first?', 'How would you find the next one?'] });
  expect((await app.as.ada.get(`/api/review/sessions/${ana}/export?format=json`)).body.tasks[0].reviews).toMatchObject([{ by: { name: 'ada' }, ratings }]);
});

test('a session as CSV has one line a check', async () => {
  const csv = await text(`/api/review/sessions/${ana}/export?format=csv`);
  expect([csv.type, csv.file]).toEqual(['text/csv; charset=utf-8', `attachment; filename=session-${ana}.csv`]);
  expect(csv.text.split('\r\n')).toHaveLength(3);
  expect(csv.text.split('\r\n')[2]).toMatch(/^Ana,.*,rls-review\/b,/);
  expect(csv.text).toContain('"Seen, by ""hand""."');
});

test('the list is exported as it is filtered, and a name that is a formula is only a name', async () => {
  await app.north.invite('=HYPERLINK("http://evil.example")');
  const all = (await text('/api/review/export?format=csv&sort=candidate&direction=ascending')).text.split('\r\n');
  expect(all).toHaveLength(3);
  expect(all[1]).toMatch(/^"?'=HYPERLINK/);
  expect((await app.as.rey.get('/api/review/export?format=json&q=ana')).body.items).toMatchObject([{ candidate: { name: 'Ana' } }]);
});

async function pdf(as = app.as.ada) {
  const response = await as.fetch(`/api/review/sessions/${ana}/report.pdf`, {});
  const bytes = new Uint8Array(await response.arrayBuffer());
  const document = await getDocumentProxy(bytes.slice());
  const { text } = await extractText(document, { mergePages: true });
  return { type: response.headers.get('content-type'), raw: Buffer.from(bytes).toString('latin1'), text, tags: (await (await document.getPage(1)).getStructTree())?.children.length ?? 0, title: (await document.getMetadata()).info };
}

test('the report as PDF says what the page says, in any script or visibly not, and is tagged', async () => {
  await app.query("UPDATE assay.candidates SET name = 'Ána Čapek Пётр 王' WHERE name = 'Ana'");
  const asAda = await pdf();
  await app.query("UPDATE assay.candidates SET name = 'Ana' WHERE name LIKE 'Ána%'");
  expect(asAda.type).toBe('application/pdf');
  for (const words of ['Report: Ána Čapek Пётр □', '□ stands for a character', '✓ pass · Check b', 'Ruled by a person; the machine said fail. “Seen, by "hand".”', 'Ratings, 1 to 4', 'ada,', 'Quick.', 'Questions for the interview 1. What did you try first? 2. How', 'grader made', 'page 1 of 1', 'Nothing is decided yet.']) expect(asAda.text.replaceAll(/\s+/g, ' ')).toContain(words);
  expect(asAda.raw).toContain('/MarkInfo');
  expect(asAda.tags).toBeGreaterThan(0);
  // Who has not rated reads nobody's rating, on paper neither.
  expect((await pdf(app.as.rey)).text).not.toMatch(/Ratings|Quick/);
  expect((await app.as.bob.get(`/api/review/sessions/${ana}/report.pdf`)).body.code).toBe('not_found');
});

test('another organization gets its own list and no session of ours; each export is in the audit log', async () => {
  const { body: { items } } = await app.as.bob.get('/api/review/export?format=json');
  expect(items).toMatchObject([{ candidate: { name: 'Ben' } }]);
  // Who handed in nothing is asked nothing about it.
  expect((await app.as.bob.get(`/api/review/sessions/${items[0].id}/export?format=json`)).body.tasks).toMatchObject([{ followUp: [] }]);
  expect((await app.as.bob.get(`/api/review/sessions/${ana}/export?format=json`)).body.code).toBe('not_found');
  expect((await app.as.rey.get(`/api/review/sessions/${ana}/export?format=pdf`)).body.fields[0].pointer).toBe('/query/format');
  const { rows } = await app.query("SELECT action, count(*)::integer AS n FROM assay.audit WHERE action LIKE '%exported' AND organization_id = $1 GROUP BY action ORDER BY action", [app.north.id]);
  expect(rows).toEqual([{ action: 'session_exported', n: 5 }, { action: 'sessions_exported', n: 2 }]);
});
