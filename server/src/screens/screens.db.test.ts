import { NEW_SCREEN, type ScreenDefinition } from '../contract/screens.ts';
import { openTestApp, type TestApp } from '../testing/open-test-app.ts';

let app: TestApp;
let definition: ScreenDefinition;
beforeAll(async () => {
  app = await openTestApp();
  const exercise = async (kind: string) => (await app.query(`
    INSERT INTO assay.exercises (slug, version, content_hash, kind, title, summary, competency, level, minutes, brief, starter)
    VALUES ($1, 1, $1, $1, $1, 's', 'c', 'mid', 45, 'b', '{}') RETURNING id`, [kind])).rows[0].id as string;
  const task = (exerciseId: string, minutes: number) => ({ exerciseId, weight: 1, minutes, instructions: '', variant: 'same' as const });
  definition = {
    ...NEW_SCREEN, title: 'Backend', taskOrder: 'fixed', competencies: ['Isolation'],
    exercises: [task(await exercise('rls-review'), 50), task(await exercise('context-assembly'), 40), task(await exercise('pr-review'), 30)],
  };
  await app.query("UPDATE assay.members SET role = 'author' WHERE name = 'bob'");
});
afterAll(() => app.close(), 10_000);

const created = async (changes: Partial<ScreenDefinition> = {}) => (await app.as.ada.post('/api/screens', { ...definition, ...changes })).body;
const published = async () => {
  const { id, revision } = await created();
  return (await app.as.ada.post(`/api/screens/${id}/publish`, { revision })).body;
};
const pointers = ({ body }: { body: { fields: { pointer: string }[] } }) => body.fields.map(({ pointer }) => pointer);

test('a draft is made, changed and published; the next version leaves the first as it was', async () => {
  const draft = await created();
  expect(draft).toMatchObject({ state: 'draft', revision: 1, draft: definition, versions: [] });
  const first = (await app.as.ada.post(`/api/screens/${draft.id}/publish`, { revision: 1 })).body;
  expect(first).toMatchObject({ state: 'published', draft: null, versions: [{ version: 1, definition, publishedBy: 'ada', sessions: 0 }] });

  const changed = { ...definition, rule: { ...definition.rule, llmSystems: 55 } };
  const saved = (await app.as.ada.put(`/api/screens/${draft.id}/draft`, { revision: first.revision, definition: changed })).body;
  expect(saved).toMatchObject({ state: 'published', draft: changed, versions: [{ version: 1 }] });
  const second = (await app.as.ada.post(`/api/screens/${draft.id}/publish`, { revision: saved.revision })).body;
  expect(second.versions).toMatchObject([{ version: 2, definition: changed }, { version: 1, definition }]);
  expect((await app.as.rey.get('/api/screens')).body.items).toContainEqual(expect.objectContaining({ id: draft.id, version: 2, hasDraft: false, rule: changed.rule }));
});

test('a published version refuses change, to the application and to the administrator', async () => {
  const { id } = await published();
  for (const table of ['screen_versions', 'screen_exercises']) {
    await expect(app.query(`UPDATE assay.${table} SET version = 9 WHERE screen_id = $1`, [id])).rejects.toThrow('append-only');
  }
});

test('a session pins the version it was invited to, with its exercises, times and instructions', async () => {
  const { id, revision } = await published();
  const link = async () => (await app.as.ada.post('/api/invitations', { screenId: id, candidate: { name: 'Cora', email: 'cora@candidates.example' } })).body.url.split('/').at(-1);
  const open = async (token: string) => (await app.browser().post('/api/invitations/open', { token })).body;
  const before = await link();
  const next = { ...definition, title: 'Backend, senior', exercises: definition.exercises.map((task) => ({ ...task, minutes: 10, instructions: 'Think aloud.' })) };
  const saved = (await app.as.ada.put(`/api/screens/${id}/draft`, { revision, definition: next })).body;
  await app.as.ada.post(`/api/screens/${id}/publish`, { revision: saved.revision });
  const shape = ({ screen, attempts }: { screen: { title: string }; attempts: { minutes: number; instructions: string }[] }) => [screen.title, ...attempts.map(({ minutes, instructions }) => `${minutes} ${instructions}`)];
  expect(shape(await open(before))).toEqual(['Backend', '50 ', '40 ', '30 ']);
  expect(shape(await open(await link()))).toEqual(['Backend, senior', '10 Think aloud.', '10 Think aloud.', '10 Think aloud.']);
  expect((await app.as.ada.get(`/api/screens/${id}`)).body.versions.map(({ sessions }: { sessions: number }) => sessions)).toEqual([1, 1]);
});

test('what no score could ever answer is not published, and says what to do', async () => {
  const publish = async (changes: Partial<ScreenDefinition>) => app.as.ada.post(`/api/screens/${(await created(changes)).id}/publish`, { revision: 1 });
  expect(pointers(await publish({ exercises: [] }))).toEqual(['/draft/exercises']);
  expect(pointers(await publish({ exercises: definition.exercises.slice(0, 1) }))).toEqual(['/draft/rule/llmSystems']);
  const unweighted = definition.exercises.map((task, index) => ({ ...task, weight: index }));
  expect(pointers(await publish({ exercises: unweighted }))).toEqual(['/draft/rule/databaseSecurity']);
  const withoutReview = definition.exercises.slice(0, 2);
  expect(pointers(await publish({ exercises: withoutReview, rule: { ...definition.rule, codeReview: 50 } }))).toEqual(['/draft/rule/codeReview']);
  expect((await publish({ exercises: withoutReview })).status).toBe(200);
});

test('all wrong fields are named', async () => {
  const [task] = definition.exercises;
  const answer = await app.as.ada.post('/api/screens', {
    ...definition, title: ' ', rule: { databaseSecurity: 101, llmSystems: 1.5, codeReview: null }, taskOrder: 'random', extra: 1,
    exercises: [task, { ...task, weight: -1, minutes: 0 }],
  });
  expect(pointers(answer).sort()).toEqual(['/exercises/1/exerciseId', '/exercises/1/minutes', '/exercises/1/weight', '/extra', '/rule/databaseSecurity', '/rule/llmSystems', '/taskOrder', '/title']);
  expect(pointers(await app.as.ada.post('/api/screens', { ...definition, exercises: [task, task] }))).toEqual(['/exercises/1/exerciseId']);
  const unknown = { ...task, exerciseId: '019a0000-0000-7000-8000-000000000000' };
  expect(pointers(await app.as.ada.post('/api/screens', { ...definition, exercises: [unknown] }))).toEqual(['/exercises/0/exerciseId']);
});

test('of two authors who save or publish one revision, one wins and the other is told', async () => {
  const { id } = await created();
  const save = (title: string) => app.as.ada.put(`/api/screens/${id}/draft`, { revision: 1, definition: { ...definition, title } });
  const answers = await Promise.all([save('A'), save('B'), app.as.ada.post(`/api/screens/${id}/publish`, { revision: 1 })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect(answers.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual(['screen_changed', 'screen_changed']);
});

test('nothing new is not published', async () => {
  const { id, revision } = await published();
  expect((await app.as.ada.post(`/api/screens/${id}/publish`, { revision })).body.code).toBe('nothing_to_publish');
  const same = (await app.as.ada.put(`/api/screens/${id}/draft`, { revision, definition })).body;
  expect((await app.as.ada.post(`/api/screens/${id}/publish`, { revision: same.revision })).body.code).toBe('nothing_to_publish');
});

test('a copy is a draft of its own; an archived screen takes no change and no candidate until it is restored', async () => {
  const { id, revision } = await published();
  const copy = await app.as.ada.post(`/api/screens/${id}/copy`);
  expect([copy.status, copy.body]).toEqual([201, expect.objectContaining({ state: 'draft', draft: { ...definition, title: 'Copy of Backend' }, versions: [] })]);

  const invite = async () => (await app.as.ada.post('/api/invitations', { screenId: id, candidate: { name: 'Cora', email: 'c@candidates.example' } }));
  const archived = (await app.as.ada.post(`/api/screens/${id}/archive`)).body;
  expect(archived.state).toBe('archived');
  expect((await app.as.ada.post(`/api/screens/${id}/archive`)).body.revision).toBe(archived.revision);
  expect((await app.as.ada.put(`/api/screens/${id}/draft`, { revision, definition })).body.code).toBe('screen_archived');
  expect((await invite()).body.fields).toEqual([{ pointer: '/screenId', detail: 'It is archived. Restore it first.' }]);
  expect((await app.as.ada.post(`/api/screens/${id}/restore`)).body.state).toBe('published');
  expect((await invite()).status).toBe(201);
  const draft = await created();
  expect((await app.as.ada.post('/api/invitations', { screenId: draft.id, candidate: { name: 'C', email: 'c@candidates.example' } })).body.fields[0].pointer).toBe('/screenId');
});

test('an interviewer reads a screen and changes nothing; another organization\'s author gets the 404 of an id that never was', async () => {
  const { id, revision } = await published();
  expect((await app.as.rey.get(`/api/screens/${id}`)).status).toBe(200);
  const ask = (who: TestApp['as']['rey'], screen: string) => Promise.all([
    who.get(`/api/screens/${screen}`), who.put(`/api/screens/${screen}/draft`, { revision, definition }), who.post(`/api/screens/${screen}/publish`, { revision }),
    who.post(`/api/screens/${screen}/copy`), who.post(`/api/screens/${screen}/archive`), who.post(`/api/screens/${screen}/restore`),
  ]);
  const [, ...changes] = await ask(app.as.rey, id);
  expect(new Set(changes.map(({ body }) => body.code))).toEqual(new Set(['wrong_role']));
  const strip = ({ status, body: { requestId: _, ...body } }: Awaited<ReturnType<typeof ask>>[number]) => ({ status, body });
  const [foreign, never] = [await ask(app.as.bob, id), await ask(app.as.bob, '019a0000-0000-7000-8000-000000000000')];
  expect(foreign.map(strip)).toEqual(never.map(strip));
  expect(new Set(foreign.map(({ body }) => body.code))).toEqual(new Set(['not_found']));
  expect((await app.as.bob.get('/api/screens')).body.items.map((screen: { id: string }) => screen.id)).toEqual([app.south.screenId]);
});

test('every act is in the audit log', async () => {
  const { id } = await published();
  await app.as.ada.post(`/api/screens/${id}/archive`);
  await app.as.ada.post(`/api/screens/${id}/restore`);
  const { rows } = await app.query('SELECT action, detail FROM assay.audit WHERE subject = $1 ORDER BY sequence', [`screen:${id}`]);
  expect(rows).toEqual([
    { action: 'screen_created', detail: {} }, { action: 'screen_published', detail: { version: 1 } }, { action: 'screen_archived', detail: {} }, { action: 'screen_restored', detail: {} },
  ]);
});
