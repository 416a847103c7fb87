import { hostileZip } from '@assay/exercises/testing/hostile-zip.ts';
import { readExerciseZip } from '@assay/exercises/zip/read-exercise-zip.ts';
import { writeExerciseZip } from '@assay/exercises/zip/write-exercise-zip.ts';
import { openTestApp, type TestApp } from '../testing/open-test-app.ts';
import type { Answer } from '../testing/test-browser.ts';

let app: TestApp;
let draft: { id: string };
beforeAll(async () => {
  app = await openTestApp();
  const notebook = (await app.as.ada.get('/api/catalogue')).body.items[0].id;
  draft = (await app.as.ada.post('/api/exercise-drafts', { slug: 'our-notebook', exerciseId: notebook })).body;
}, 60_000);
afterAll(() => app.close(), 10_000);

const send = async (body: Buffer, by = app.as.ada, type = 'application/zip'): Promise<Answer> => {
  const response = await by.fetch('/api/exercise-drafts/import', { method: 'POST', body: new Uint8Array(body), headers: { 'Content-Type': type } });
  return { status: response.status, headers: response.headers, body: await response.json() };
};
const exported = async (by = app.as.ada) => {
  const response = await by.fetch(`/api/exercise-drafts/${draft.id}/zip`, { method: 'GET' });
  return { status: response.status, type: response.headers.get('content-type'), name: response.headers.get('content-disposition'), zip: Buffer.from(await response.arrayBuffer()) };
};

test('a draft leaves as a zip and comes back under another name, file by file', async () => {
  const { type, name, zip } = await exported();
  expect([type, name]).toEqual(['application/zip', 'attachment; filename=our-notebook.zip']);
  expect((await send(zip)).body).toMatchObject({ code: 'draft_exists', fields: [{ pointer: '/slug' }] });
  const { files } = await readExerciseZip(zip);
  const { status, body } = await send(await writeExerciseZip({ slug: 'their-notebook', files }));
  expect([status, body.slug]).toEqual([201, 'their-notebook']);
  expect(Object.fromEntries(body.files.map(({ path, content }: { path: string; content: string }) => [path, content]))).toEqual(files);
  expect((await app.as.adi.get('/api/audit')).body.items).toContainEqual(expect.objectContaining({ action: 'exercise_draft_created', subject: 'exercise:their-notebook' }));
});

test('a hostile zip is refused with all that is wrong, and nothing of it is kept', async () => {
  const hostile = hostileZip([{ name: 'ward/brief.md', content: '#' }, { name: 'ward/../../etc/cron', content: '*' }, { name: 'ward/hidden/key.yaml', content: '/etc/passwd', mode: 0o120777 }]);
  expect(await send(hostile)).toMatchObject({ status: 400, body: { code: 'invalid_request', fields: [
    { pointer: '/ward~1..~1..~1etc~1cron', detail: expect.stringContaining('leads out of its folder') }, { pointer: '/ward~1hidden~1key.yaml', detail: expect.stringContaining('is a link') },
  ] } });
  expect((await send(hostileZip([{ name: 'ward/exercise.yaml', content: 'fixture: ../../server' }]))).body.fields).toEqual([{ pointer: '/ward~1exercise.yaml', detail: expect.stringMatching(/exercise\.yaml:1 fixture: .* is another folder/) }]);
  const many = Object.fromEntries(Array.from({ length: 401 }, (_, n) => [`hidden/${n}.md`, '#']));
  expect((await send(await writeExerciseZip({ slug: 'ward', files: many }))).body.fields).toEqual([{ pointer: '/the archive', detail: expect.stringContaining('has 401 files') }]);
  expect((await send(Buffer.from('{}'), app.as.ada, 'application/json')).body.fields[0].detail).toContain('Send a zip');
  expect((await app.as.ada.get('/api/exercise-drafts')).body.items.map(({ slug }: { slug: string }) => slug)).not.toContain('ward');
});

test('neither another organization nor an interviewer gets at a draft by its zip', async () => {
  expect((await exported(app.as.sue)).status).toBe(404);
  expect((await exported(app.as.rey)).status).toBe(403);
  expect((await send(hostileZip([{ name: 'ward/brief.md', content: '#' }]), app.as.rey)).status).toBe(403);
});
