import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createClient } from '@hey-api/openapi-ts';
import { openTestApp, type TestApp } from '../testing/open-test-app.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../../..');
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');
const TSCONFIG = { extends: '../../tsconfig.base.json', compilerOptions: { types: ['node'], lib: ['es2024', 'dom', 'dom.iterable'], exactOptionalPropertyTypes: false }, include: ['play.ts'] };
/** That what the API refuses does not compile either. */
const REFUSED = `
// @ts-expect-error -- a candidate has an address
export const refused = () => invite({ ...company, body: { screenId, candidate: { name: 'Cy' } } });
`;

let app: TestApp;
let folder: string;
beforeAll(async () => {
  app = await openTestApp();
  mkdirSync(join(ROOT, 'var'), { recursive: true });
  folder = mkdtempSync(join(ROOT, 'var/api-client-'));
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}, 10_000);

/** The program of the documentation. */
function documentedProgram(): string {
  const program = /```ts\n(.*?)```/s.exec(readFileSync(join(ROOT, 'docs/api-client.md'), 'utf8'))?.[1];
  if (program === undefined) throw new Error('docs/api-client.md holds no program.');
  return program;
}

test('a client that is generated from the document plays a session', async () => {
  const { body: document } = await app.as.nobody.get('/api/openapi.json');
  const { body: { key } } = await app.as.adi.post('/api/api-keys', { name: 'A program', scopes: ['read', 'write'] });
  await createClient({ input: document, output: { path: join(folder, 'client'), module: { extension: '.ts' } }, plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'], logs: { level: 'silent' } });
  writeFileSync(join(folder, 'play.ts'), documentedProgram() + REFUSED);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));

  const types = run(process.execPath, [TSC, '-p', folder]).catch(({ stdout }: { stdout: string }) => { throw new Error(stdout); });
  const played = run(process.execPath, [join(folder, 'play.ts')], { env: { ASSAY_URL: app.url, ASSAY_API_KEY: key } });
  const [{ stdout }] = await Promise.all([played, types]);
  expect(JSON.parse(stdout)).toEqual({
    answer: [['42']], checks: 'queued', receipt: expect.stringMatching(/^[0-9a-f-]{36}$/), sessions: ['submitted'], handedIn: '-- Nothing mended yet.\n',
  });
});
