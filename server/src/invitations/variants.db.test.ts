import type { Catalogue } from '../contract/authoring.ts';
import { NEW_SCREEN, type ScreenDefinition } from '../contract/screens.ts';
import { createPublishedScreen } from '../screens/change-screen.ts';
import { openTestApp, type TestApp } from '../testing/open-test-app.ts';
import type { TestBrowser } from '../testing/test-browser.ts';

const PATIENCE = 180_000; // a real grade, on a machine that may be busy
let app: TestApp;
beforeAll(async () => { app = await openTestApp({ worker: true, exercises: ['exercises', 'variant-exercises'] }); });
afterAll(() => app.close(), 30_000);

const right = {
  'exploit.sql': "-- as: north\nINSERT INTO notes VALUES (2, 90, 'Greetings');\n", 'fix.sql': 'DROP POLICY shared_adding ON notes;\n', 'explanation.md': 'A permissive policy opened adding.\n',
};

/** Both exercises, those that are named with a different variant for each candidate. */
async function definitionWith(...different: string[]): Promise<ScreenDefinition> {
  const { items } = (await app.as.ada.get('/api/catalogue')).body as Catalogue;
  return {
    ...NEW_SCREEN, title: 'Variants',
    exercises: items.map(({ id, slug, minutes }) => ({ exerciseId: id, weight: 1, minutes, instructions: '', variant: different.includes(slug) ? 'different' : 'same' })),
  };
}

async function invited(screenId: string, names: string[]): Promise<{ browser: TestBrowser; variant: string; attempt: string; session: { body: unknown } }[]> {
  const { body } = await app.as.ada.post('/api/invitations/batch', { screenId, candidates: names.map((name) => ({ name, email: `${name}@candidates.example` })) });
  return Promise.all(body.items.map(async ({ url }: { url: string }) => {
    const browser = app.browser();
    const session = await browser.post('/api/invitations/open', { token: url.split('/').at(-1) });
    const { id: attempt } = session.body.attempts.find(({ slug }: { slug: string }) => slug === 'two-notebooks');
    const { rows } = await app.query('SELECT variant FROM assay.attempts WHERE id = $1', [attempt]);
    return { browser, variant: rows[0].variant, attempt, session };
  }));
}

test('unless the screen says otherwise, everybody gets the first variant; of one variant nobody gets different ones', async () => {
  const { rows } = await app.query('SELECT slug, variant FROM assay.attempts JOIN assay.exercises ON exercises.id = exercise_id ORDER BY slug');
  expect(rows.map(({ slug, variant }) => `${slug} ${variant}`)).toEqual(['shared-notebook null', 'shared-notebook null', 'two-notebooks open-reading', 'two-notebooks open-reading']);
  const { body: screen } = await app.as.ada.post('/api/screens', await definitionWith('shared-notebook'));
  const published = await app.as.ada.post(`/api/screens/${screen.id}/publish`, { revision: screen.revision });
  expect(published.body.fields).toContainEqual({ pointer: '/draft/exercises/0/variant', detail: 'The exercise has one variant. Give everybody the same.' });
});

test('different variants spread evenly; brief, files, database, grade and report are those of the variant, and only staff reads its name', async () => {
  const definition = await definitionWith('two-notebooks');
  const id = await app.deps.database.within({ scope: 'organization', organization: app.north.id }, (db) => createPublishedScreen(db, definition, 'test'));
  const { body: screen } = await app.as.ada.get(`/api/screens/${id}`);
  expect(screen.versions[0].definition.exercises.map(({ variant }: { variant: string }) => variant)).toEqual(['same', 'different']);
  expect(screen.exercises.map(({ variants }: { variants: string[] }) => variants)).toEqual([[], ['open-reading', 'open-adding']]);
  const all = [...await invited(id, ['cleo', 'dan', 'eva']), ...await invited(id, ['finn'])];
  expect(all.map(({ variant }) => variant).sort()).toEqual(['open-adding', 'open-adding', 'open-reading', 'open-reading']);

  const seen: Record<string, unknown> = {};
  for (const variant of ['open-reading', 'open-adding']) {
    const { browser, attempt, session } = all.find((one) => one.variant === variant)!;
    const { body } = await browser.post(`/api/attempts/${attempt}/start`);
    const { body: ran } = await browser.post(`/api/attempts/${attempt}/sql`, { actor: 'north', sql: 'SELECT count(*) FROM notes' });
    seen[variant] = [body.brief.split('\n')[2], body.files.find(({ path }: { path: string }) => path === 'fix.sql').content, ran.results[0].rows[0][0]];
    expect(body.brief).toContain('## What you deliver');
    expect(JSON.stringify([session.body, body])).not.toMatch(/open-(reading|adding)/);
  }
  expect(seen).toEqual({
    'open-reading': ['A neighbour knew what only we had written.', '-- Runs as the owner.\n', '4'],
    'open-adding': ['There is a note in our notebook that none of us has written.', '-- Runs as the owner; the note must go, too.\n', '2'],
  });

  const { browser, attempt } = all.find(({ variant }) => variant === 'open-adding')!;
  await browser.post(`/api/attempts/${attempt}/submissions`, { files: right }, { 'Idempotency-Key': 'the first try' });
  await browser.events(`/api/attempts/${attempt}/events`, (events) => events.some(({ type, grade }) => type === 'grade' && ['done', 'delayed'].includes(grade.state)));
  const { body: report } = await app.as.rey.get(`/api/review/attempts/${attempt}/report`);
  expect([report.attempt.variant, report.grade.report.variant, report.grade.report.score]).toEqual(['open-adding', 'open-adding', 100]);
  expect(report.submission.files.find(({ path }: { path: string }) => path === 'fix.sql').starter).toBe('-- Runs as the owner; the note must go, too.\n');
  const { body: csv } = await app.as.rey.get(`/api/review/sessions/${report.session.id}/export?format=csv`);
  expect(csv).toContain('Two notebooks,open-adding,');
}, PATIENCE);
