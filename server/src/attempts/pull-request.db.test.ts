import { attemptOf, openTestApp, type TestApp } from '../testing/open-test-app.ts';

let app: TestApp;
let ana: string;
beforeAll(async () => {
  app = await openTestApp({ exercises: 'review-exercises' });
  ana = await attemptOf(app.as.ana);
});
afterAll(() => app.close(), 10_000);

const pullRequest = () => app.as.ana.get(`/api/attempts/${ana}/pull-request`);
const repair = (file: unknown, by = app.as.ana) => by.post(`/api/attempts/${ana}/repairs`, { file });

test('before the start there is nothing to read and nothing to repair', async () => {
  expect((await pullRequest()).body.code).toBe('attempt_not_started');
  expect((await repair('src/lamp.ts')).body.code).toBe('attempt_not_started');
});

test('the candidate reads both sides of every file, and nothing hidden', async () => {
  await app.as.ana.post(`/api/attempts/${ana}/start`);
  const { body } = await pullRequest();
  expect(body).toMatchObject({ title: 'A dimmer', description: 'It dims.' });
  expect(body.files.map(({ path, before, after }: Record<string, unknown>) => [path, before === after, before === null])).toEqual([
    ['src/app.ts', true, false], ['src/dimmer.ts', false, true], ['src/lamp.ts', true, false], ['tests/address.ts', true, false],
  ]);
  expect((await app.as.ben.get(`/api/attempts/${ana}/pull-request`)).status).toBe(404);
});

test('a file of the repository is taken up once, and what was written in it stays', async () => {
  const taken = await repair('src/lamp.ts');
  expect([taken.status, taken.body]).toEqual([201, expect.objectContaining({ path: 'patch/src/lamp.ts', version: 1, content: 'export const isOn = (): boolean => true;\n' })]);
  await app.as.ana.put(`/api/attempts/${ana}/files/patch/src/lamp.ts`, { content: 'mine', baseVersion: 1 });
  expect((await repair('src/lamp.ts')).body).toMatchObject({ content: 'mine', version: 2 });
});

test.each([['src/absent.ts', 404, 'file_unknown'], ['tests/address.ts', 404, 'file_unknown'], ['../repo.yaml', 400, 'invalid_request'], ['hidden/key.yaml', 404, 'file_unknown']])('%s cannot be repaired', async (file, status, code) => {
  const { status: answered, body } = await repair(file);
  expect([answered, body.code]).toEqual([status, code]);
});

test('a stranger cannot', async () => {
  expect((await repair('src/app.ts', app.as.ben)).status).toBe(404);
  expect((await repair('src/app.ts', app.as.rey)).status).toBe(401);
});
