import { readExerciseZip } from '@assay/exercises/zip/read-exercise-zip.ts';
import { openTestApp, type TestApp } from '../testing/open-test-app.ts';
import { runExerciseCheck } from './run-exercise-check.ts';

let app: TestApp;
let notebook: string;
beforeAll(async () => {
  app = await openTestApp();
  notebook = (await app.as.ada.get('/api/catalogue')).body.items[0].id;
}, 60_000);
afterAll(() => app.close(), 10_000);

const north = () => ({ scope: 'organization', organization: app.north.id }) as const;
const at = (id: string, rest = '') => `/api/exercise-drafts/${id}${rest}`;
const copy = async (slug: string) => (await app.as.ada.post('/api/exercise-drafts', { slug, exerciseId: notebook })).body;
const examine = async (id: string) => (await app.as.ada.get(at(id, '/examination'))).body;
const save = (id: string, path: string, content: string, baseVersion: number) => app.as.ada.put(at(id, `/files/${path}`), { content, baseVersion });
const remove = (id: string, path: string, version: number) => app.as.ada.fetch(at(id, `/files/${path}?baseVersion=${version}`), { method: 'DELETE' });
const fileOf = (draft: { files: { path: string; content: string; version: number }[] }, path: string) => draft.files.find((file) => file.path === path);
/** As if the worker had checked what the draft is now. */
const letThrough = async (id: string, state = 'ready') => app.query(
  "INSERT INTO assay.exercise_checks (organization_id, draft_id, content_hash, state, requested_by, finished_at) VALUES ($1, $2, $3, $4, 'test', now())", [app.north.id, id, (await examine(id)).contentHash, state]);

test('a copy is a folder of its own: its fixture and the leak it names come along, and it loads', async () => {
  const draft = await copy('our-notebook');
  expect(fileOf(draft, 'exercise.yaml')?.content).toContain('fixture: ./world');
  expect(fileOf(draft, 'world/leaks/open-reading.sql')?.content).toContain('CREATE POLICY shared_reading');
  expect(await examine(draft.id)).toMatchObject({ problems: [], notReady: ['Not checked as it is now. Check it.'] });
  const again = await app.as.ada.post('/api/exercise-drafts', { slug: 'our-notebook', exerciseId: notebook });
  expect(again).toMatchObject({ status: 409, body: { code: 'draft_exists', fields: [{ pointer: '/slug' }] } });
  expect((await app.as.ada.post('/api/exercise-drafts', { slug: 'shared-notebook', exerciseId: notebook })).body.code).toBe('draft_exists');
});

test('a skeleton of each kind is a whole exercise under a title of its own, with its fixture, and its world is trusted as it is alone', async () => {
  const { body: { items } } = await app.as.ada.get('/api/exercise-skeletons');
  expect(items.map(({ kind }: { kind: string }) => kind)).toEqual(['context-assembly', 'pr-review', 'rls-review']);
  const begin = (body: object, by = app.as.ada) => by.post('/api/exercise-drafts/from-skeleton', { slug: 'begun', kind: 'rls-review', title: 'T', ...body });
  for (const { kind } of items) {
    const { status, body: draft } = await begin({ slug: `begun-${kind}`, kind, title: `Our: "$& ${kind}"` });
    expect([status, fileOf(draft, 'exercise.yaml')?.content]).toEqual([201, expect.stringContaining('fixture: ./world')]);
    expect(await examine(draft.id)).toMatchObject({ problems: [], notReady: ['Not checked as it is now. Check it.'] });
    await letThrough(draft.id);
    expect((await app.as.ada.post(at(draft.id, '/publish'))).body.versions).toMatchObject([{ version: 1 }]);
    expect((await app.as.ada.get('/api/catalogue')).body.items).toContainEqual(expect.objectContaining({ slug: `begun-${kind}`, kind, title: `Our: "$& ${kind}"` }));
    expect((await app.as.sue.get(at(draft.id))).status).toBe(404);
  }
  const isolation = (await app.as.ada.get('/api/exercise-drafts')).body.items.find(({ slug }: { slug: string }) => slug === 'begun-rls-review');
  await save(isolation.id, 'world/tenants/acme.sql', 'SELECT 1;', 1);
  expect((await examine(isolation.id)).problems).toMatchObject([{ file: 'world/tenants/acme.sql', message: expect.stringContaining('began with') }]);
  expect((await begin({ slug: 'begun-rls-review' })).body).toMatchObject({ code: 'draft_exists', fields: [{ pointer: '/slug' }] });
  expect((await begin({ kind: '../skeletons/rls-review' })).body).toMatchObject({ code: 'invalid_request', fields: [{ pointer: '/kind' }] });
  expect((await begin({ title: 'Two\nlines' })).body).toMatchObject({ code: 'invalid_request', fields: [{ pointer: '/title', detail: 'Expected one line.' }] });
  const { rows } = await app.query('SELECT action FROM assay.audit WHERE subject = $1 ORDER BY sequence', ['exercise:begun-rls-review']);
  expect(rows.map(({ action }) => action)).toEqual(['exercise_draft_created', 'exercise_published']);
});

test('of two authors on one version one wins, and the other gets what is there; nothing that was deleted comes back by chance', async () => {
  const draft = await copy('two-authors');
  const saved = await save(draft.id, 'brief.md', '# Mine', 1);
  expect(saved.body).toMatchObject({ path: 'brief.md', version: 2 });
  const late = await app.as.adi.put(at(draft.id, '/files/brief.md'), { content: '# Theirs', baseVersion: 1 });
  expect(late).toMatchObject({ status: 409, body: { code: 'file_changed', current: { content: '# Mine', version: 2 } } });
  expect((await remove(draft.id, 'brief.md', 1)).status).toBe(409);
  expect((await remove(draft.id, 'brief.md', 2)).status).toBe(204);
  expect((await save(draft.id, 'brief.md', '# Late', 2)).body.code).toBe('file_unknown');
  const restored = await save(draft.id, 'brief.md', '# Mine', 0);
  expect(restored.body.version).toBeGreaterThan(2);
  const moved = await app.as.ada.post(at(draft.id, '/move'), { from: 'brief.md', to: 'starter/brief.md', baseVersion: restored.body.version });
  expect(fileOf((await app.as.ada.get(at(draft.id))).body, 'starter/brief.md')).toMatchObject({ content: '# Mine', version: moved.body.version });
});

test('bad names and contents are refused with the field', async () => {
  const draft = await copy('bad-names');
  for (const path of ['..%2Fescape.sql', '.hidden', 'a%5Cb.sql']) expect([path, (await save(draft.id, path, 'x', 0)).status]).toEqual([path, 400]);
  expect((await save(draft.id, 'brief.md/below.md', 'x', 0)).body).toMatchObject({ code: 'invalid_request', fields: [{ detail: expect.stringContaining('brief.md is there') }] });
  expect((await save(draft.id, 'starter/new.md', 'a\u0000b', 0)).body.code).toBe('file_not_text');
  expect((await app.as.ada.post(at(draft.id, '/move'), { from: 'brief.md', to: 'exercise.yaml', baseVersion: 1 })).body).toMatchObject({ fields: [{ pointer: '/to' }] });
});

test('problems are told at once by file and line, and by no path of this machine', async () => {
  const draft = await copy('with-problems');
  await save(draft.id, 'exercise.yaml', (fileOf(draft, 'exercise.yaml')?.content ?? '').replace('level: junior', 'level: wizard').replace('title:', 'titel:'), 1);
  await remove(draft.id, 'submissions/fail/none/expect.yaml', 1);
  const { problems, contentHash } = await examine(draft.id);
  expect(contentHash).toBeNull();
  expect(problems.map(({ file, line }: { file: string; line: number | null }) => [file, line])).toEqual(expect.arrayContaining([['exercise.yaml', 5], ['exercise.yaml', 2], ['submissions/fail/none/expect.yaml', null]]));
  expect(JSON.stringify(problems)).not.toContain('assay-draft-');
  const { body: check } = await app.as.ada.post(at(draft.id, '/checks'));
  expect((await app.as.ada.post(at(draft.id, '/checks'))).body.code).toBe('check_running');
  await runExerciseCheck(app.deps, north(), check.id);
  expect((await examine(draft.id)).check).toMatchObject({ state: 'refused', problems: expect.arrayContaining([expect.objectContaining({ file: 'exercise.yaml', line: 5 })]) });
});

test('a draft cannot name another folder of this machine, nor act as administrator of the sandbox', async () => {
  const draft = await copy('reaches-out');
  const yaml = fileOf(draft, 'exercise.yaml')?.content ?? '';
  await save(draft.id, 'exercise.yaml', yaml.replace('./world', '../../../../etc'), 1);
  expect((await examine(draft.id)).problems).toMatchObject([{ file: 'exercise.yaml', message: expect.stringContaining('is another folder') }]);
  const leak = await copy('as-admin');
  await save(leak.id, 'world/leaks/open-reading.sql', '-- as: admin\nSELECT 1;', 1);
  expect((await examine(leak.id)).problems).toMatchObject([{ file: 'world/leaks/open-reading.sql', line: 1 }]);
  const world = await copy('own-schema');
  await save(world.id, 'world/schema.sql', "COPY (SELECT 1) TO PROGRAM 'true';", 1);
  await save(world.id, 'world/tenants/east.sql', 'SELECT 1;', 0);
  expect((await examine(world.id)).problems.map(({ file }: { file: string }) => file)).toEqual(['world/schema.sql', 'world/tenants/east.sql']);
});

test('only what the last check let through is published; it is offered to this organization alone, until it is retired', async () => {
  const draft = await copy('own-notebook');
  const publish = () => app.as.ada.post(at(draft.id, '/publish'));
  const offered = async (as = app.as.ada) => (await as.get('/api/catalogue')).body.items.filter(({ slug }: { slug: string }) => slug === 'own-notebook');
  expect((await publish()).body.code).toBe('draft_not_ready');
  await letThrough(draft.id);
  await save(draft.id, 'brief.md', '# Changed since\n\nAfter the check.', 1);
  expect((await publish()).body.code).toBe('draft_not_ready');
  await letThrough(draft.id);
  await letThrough(draft.id, 'refused');
  expect((await publish()).body).toMatchObject({ code: 'draft_not_ready', detail: expect.stringContaining('found problems') });
  await letThrough(draft.id);
  expect((await publish()).body.versions).toMatchObject([{ version: 1, publishedBy: 'ada' }]);
  expect((await publish()).body).toMatchObject({ code: 'draft_not_ready', detail: expect.stringContaining('Version 1 is exactly this') });
  expect(await offered()).toMatchObject([{ own: true, version: 1 }]);
  expect(await offered(app.as.sue)).toEqual([]);
  const { files } = (await app.as.ada.get(at(draft.id, '/versions/1'))).body;
  expect(files['brief.md']).toContain('After the check.');
  await save(draft.id, 'brief.md', '# Changed once more', 2);
  const zip = await app.as.ada.fetch(at(draft.id, '/versions/1/zip'), {});
  expect([zip.headers.get('content-type'), zip.headers.get('content-disposition')]).toEqual(['application/zip', 'attachment; filename=own-notebook-version-1.zip']);
  expect(await readExerciseZip(Buffer.from(await zip.arrayBuffer()))).toEqual({ slug: 'own-notebook', files });
  expect((await app.as.ada.get(at(draft.id, '/versions/2/zip'))).status).toBe(404);
  expect((await app.as.sue.get(at(draft.id, '/versions/1/zip'))).status).toBe(404);

  const own = (await offered())[0].id;
  const screen = { ...(await app.as.ada.get(`/api/screens/${app.north.screenId}`)).body.versions[0].definition, exercises: [{ exerciseId: own, weight: 1, minutes: 30, instructions: '', variant: 'same' }], rule: { databaseSecurity: 70, llmSystems: 0, codeReview: null } };
  expect((await app.as.ada.post('/api/screens', screen)).status).toBe(201);
  expect((await app.as.sue.post('/api/screens', screen)).body).toMatchObject({ code: 'invalid_request', fields: [{ pointer: '/exercises/0/exerciseId' }] });

  await app.as.ada.post(at(draft.id, '/retire'));
  expect(await offered()).toEqual([]);
  await app.as.ada.post(at(draft.id, '/bring-back'));
  expect(await offered()).toHaveLength(1);
  const { rows } = await app.query('SELECT action FROM assay.audit WHERE subject = $1 ORDER BY sequence', ['exercise:own-notebook']);
  expect(rows.map(({ action }) => action)).toEqual(['exercise_draft_created', 'exercise_published', 'exercise_retired', 'exercise_restored']);
});

test('a draft is tried out in a real workspace, and the try-out is in no list', async () => {
  const draft = await copy('to-try');
  const lists = async () => JSON.stringify(await Promise.all(['/api/review/sessions', '/api/screens', '/api/invitations', '/api/catalogue'].map(async (list) => (await app.as.ada.get(list)).body)));
  const before = await lists();
  const { body: { url } } = await app.as.ada.post(at(draft.id, '/try-out'));
  const tab = app.browser();
  const { body: session } = await tab.post('/api/invitations/open', { token: url.split('/').at(-1) });
  const [{ id }] = session.attempts;
  expect((await tab.post(`/api/attempts/${id}/start`)).body.actors.map(({ tenant }: { tenant: string | null }) => tenant)).toContain('north');
  expect((await tab.post(`/api/attempts/${id}/sql`, { actor: 'north', sql: 'SELECT count(*) FROM notes' })).status).toBe(200);
  expect((await tab.post(`/api/attempts/${id}/submissions`, {}, { 'Idempotency-Key': 'made for a test' })).status).toBe(202);
  expect(await lists()).toBe(before);
  expect((await app.as.ada.get(`/api/review/sessions/${session.id}`)).status).toBe(404);
});
