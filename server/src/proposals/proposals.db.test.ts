import { fakeClaude, said, silent, status, type Answer } from '@assay/graders/claude/testing/fake-claude.ts';
import { openTestApp, type TestApp } from '../testing/open-test-app.ts';
import { runProposal } from './run-proposal.ts';

let app: TestApp;
let notebook: string;
beforeAll(async () => {
  app = await openTestApp();
  notebook = (await app.as.ada.get('/api/catalogue')).body.items[0].id;
}, 60_000);
afterAll(() => app.close(), 10_000);

let made = 0;
const at = (id: string, rest = '') => `/api/exercise-drafts/${id}${rest}`;
const copy = async (): Promise<string> => (await app.as.ada.post('/api/exercise-drafts', { slug: `proposed-${++made}`, exerciseId: notebook })).body.id;
const filesOf = async (id: string): Promise<Record<string, string>> => Object.fromEntries((await app.as.ada.get(at(id))).body.files.map(({ path, content }: { path: string; content: string }) => [path, content]));
const proposals = async (id: string) => (await app.as.ada.get(at(id, '/proposals'))).body;

const SAMPLE = { name: 'reads-only', fails: ['rls-review/fix-closes-leak'], why: 'Only reading is closed.', files: [{ path: 'fix.sql', content: 'SELECT 1;\n' }] };
const PATHS = ['submissions/fail/reads-only/fix.sql', 'submissions/fail/reads-only/expect.yaml'];
const LEAK = { name: 'note-count', sql: 'SELECT 1;', path: 'It counts all.', rightFix: 'Count own.', whyItLooksFine: 'A number.' };
const answer = (value: unknown) => said(JSON.stringify(value));

/** Asks as an author does, and lets a worker answer with what Claude says then. */
async function ask(id: string, what: string, said: Answer, between: () => Promise<unknown> = async () => {}) {
  const claude = await fakeClaude(said);
  app.deps.claude = claude.settings;
  try {
    const { status: code, body } = await app.as.ada.post(at(id, '/proposals'), { what });
    await between();
    if (code === 202) await runProposal(app.deps, { scope: 'organization', organization: app.north.id }, body.id);
    return { code, body, asked: claude.asked };
  } finally {
    app.deps.claude = null;
    await claude.close();
  }
}

test('without a key it is said how to set one, and what could be asked for', async () => {
  const id = await copy();
  expect(await proposals(id)).toEqual({ claude: false, waiting: [], asked: [], offers: [
    { what: 'leak', whyNot: null }, { what: 'sample', whyNot: null }, { what: 'pull-request', whyNot: expect.stringContaining('Only a review of a pull request') },
  ] });
  expect((await app.as.ada.post(at(id, '/proposals'), { what: 'sample' })).body).toMatchObject({ code: 'no_claude', detail: expect.stringContaining('ANTHROPIC_API_KEY') });
});

test('what is proposed is in the draft, marked, with what it took; a person accepts it', async () => {
  const id = await copy();
  expect(await ask(id, 'sample', answer(SAMPLE))).toMatchObject({ code: 202, body: { what: 'sample', state: 'asked', run: null } });
  expect(await proposals(id)).toMatchObject({
    waiting: [{ paths: PATHS, why: 'Only reading is closed.', model: 'claude-haiku-5-5' }],
    asked: [{ state: 'added', paths: PATHS, message: expect.stringContaining('check'), run: { model: 'claude-haiku-5-5', inputTokens: 10, outputTokens: 20, costUsd: 0.011 } }],
  });
  expect(await filesOf(id)).toMatchObject({ [PATHS[0] ?? '']: 'SELECT 1;\n', 'proposed.yaml': expect.stringContaining('accepted by nobody yet') });
  expect((await app.as.ada.post(at(id, '/proposals/accept'), { paths: [PATHS[0]] })).status).toBe(404);
  expect((await app.as.ada.post(at(id, '/proposals/accept'), { paths: PATHS })).body.waiting).toEqual([]);
  const files = await filesOf(id);
  expect([files['proposed.yaml'], files[PATHS[0] ?? '']]).toEqual([undefined, 'SELECT 1;\n']);
  const { rows } = await app.query("SELECT action FROM assay.audit WHERE subject = $1 AND action LIKE 'proposal%' ORDER BY sequence", [`exercise:proposed-${made}`]);
  expect(rows.map(({ action }) => action)).toEqual(['proposal_asked', 'proposal_accepted']);
});

test('of two proposals one is discarded with its files; the other stays', async () => {
  const id = await copy();
  await ask(id, 'sample', answer(SAMPLE));
  await ask(id, 'leak', answer(LEAK));
  expect((await proposals(id)).waiting).toHaveLength(2);
  expect((await app.as.ada.post(at(id, '/proposals/discard'), { paths: PATHS })).body.waiting).toMatchObject([{ paths: ['world/leaks/note-count.sql', 'world/leaks/note-count.md'] }]);
  const paths = Object.keys(await filesOf(id));
  expect([paths.includes(PATHS[0] ?? ''), paths.includes('world/leaks/note-count.sql'), paths.includes('proposed.yaml')]).toEqual([false, true, true]);
});

test.each<[string, Answer, RegExp]>([
  ['a refusal', said('', 'refusal'), /Claude refused to answer\. Nothing was added\./],
  ['an answer cut off', said('{', 'max_tokens'), /cut off\. Nothing was added\./],
  ['a wrong key', status(401), /Check ANTHROPIC_API_KEY/],
  ['a name that leads out', answer({ ...SAMPLE, name: '../../up' }), /no lower-case name/],
])('of %s nothing is added, and the reason is told', async (_what, said, message) => {
  const id = await copy();
  const before = await filesOf(id);
  expect((await ask(id, 'sample', said)).code).toBe(202);
  expect((await proposals(id)).asked).toMatchObject([{ state: 'failed', paths: [], message: expect.stringMatching(message) }]);
  expect(await filesOf(id)).toEqual(before);
});

test('a file that somebody made meanwhile is not overwritten', async () => {
  const id = await copy();
  await ask(id, 'sample', answer(SAMPLE), () => app.as.ada.put(at(id, `/files/${PATHS[1]}`), { content: 'mine', baseVersion: 0 }));
  expect((await proposals(id)).asked).toMatchObject([{ state: 'failed', message: expect.stringContaining('Nothing was overwritten') }]);
  expect(await filesOf(id)).toMatchObject({ [PATHS[1] ?? '']: 'mine' });
  expect((await filesOf(id))['proposed.yaml']).toBeUndefined();
});

test('what cannot be asked for is refused with the remedy; one answer is waited for at a time', async () => {
  const id = await copy();
  const claude = await fakeClaude(silent);
  app.deps.claude = claude.settings;
  const post = (what: string) => app.as.ada.post(at(id, '/proposals'), { what });
  expect((await post('pull-request')).body).toMatchObject({ code: 'not_proposable', detail: expect.stringContaining('Ask for a leak or a sample') });
  expect((await post('poem')).body).toMatchObject({ code: 'invalid_request', fields: [{ pointer: '/what' }] });
  expect((await post('sample')).status).toBe(202);
  expect((await post('leak')).body.code).toBe('proposal_running');
  await app.query("UPDATE assay.exercise_proposals SET requested_at = now() - interval '1 hour' WHERE draft_id = $1", [id]);
  expect((await proposals(id)).asked).toMatchObject([{ state: 'failed', message: 'It was lost when a worker stopped. Ask again.' }]);
  expect((await post('leak')).status).toBe(202);
  await app.as.ada.put(at(id, '/files/exercise.yaml'), { content: 'kind: [', baseVersion: 1 });
  expect((await proposals(id)).offers[0].whyNot).toMatch(/^The files cannot be read as an exercise\. exercise\.yaml:\d+: is not YAML/);
  app.deps.claude = null;
  await claude.close();
});

test('SQL that would run as administrator is not laid out to be shown to a model', async () => {
  const id = await copy();
  await app.as.ada.put(at(id, '/files/world/shared.sql'), { content: 'SELECT 1;', baseVersion: 0 });
  expect((await ask(id, 'sample', answer(SAMPLE))).body).toMatchObject({ code: 'not_proposable', detail: expect.stringContaining('world/shared.sql') });
});
