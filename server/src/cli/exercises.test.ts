import { Command } from 'commander';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registerExercises } from './exercises.ts';
import { registerGrade } from './grade.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}
write('good/ward/exercise.yaml', 'kind: rls-review\ntitle: Ward\nsummary: S\ncompetency: database-security\nlevel: mid\ntimebox_minutes: 20\ntells: Whether somebody looks.\nfollow_up: [What first?, What next?]\n');
write('good/ward/brief.md', '# Ward');
write('good/ward/starter/fix.sql', '--');
write('bad/ward/exercise.yaml', 'kind: rls-review\ntitle: Ward\n');

/** In this process: a new one would load the whole server each time. */
async function run(...args: string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const program = new Command('assay');
  registerExercises(program);
  registerGrade(program);
  const said = { stdout: '', stderr: '' };
  const { log, error } = console;
  console.log = (text: string) => { said.stdout += text; };
  console.error = (text: string) => { said.stderr += text; };
  process.exitCode = undefined;
  try {
    await program.parseAsync(args, { from: 'user' });
    return { code: process.exitCode ?? 0, ...said };
  } finally {
    Object.assign(console, { log, error });
    process.exitCode = undefined;
  }
}

test('list prints each exercise, as JSON on request', async () => {
  const { code, stdout } = await run('exercises', 'list', '--dir', join(folder, 'good'), '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual([{ slug: 'ward', kind: 'rls-review', title: 'Ward', level: 'mid', minutes: 20 }]);
});

test('an exercise leaves as a zip and comes back complete; nothing is overwritten', async () => {
  const file = join(folder, 'ward.zip');
  const back = join(folder, 'back');
  expect(await run('exercises', 'export', 'ward', file, '--dir', join(folder, 'good'))).toMatchObject({ code: 0, stdout: expect.stringMatching(/ward\.zip: ward, 3 files, 1 kB\.$/) });
  expect(await run('exercises', 'import', file, '--dir', back)).toMatchObject({ code: 0, stdout: expect.stringMatching(/3 files\. Whether it measures: assay exercises check ward --dir/) });
  expect(JSON.parse((await run('exercises', 'list', '--dir', back, '--json')).stdout)).toMatchObject([{ slug: 'ward', title: 'Ward' }]);
  expect(readdirSync(back)).toEqual(['ward']);
  expect(await run('exercises', 'import', file, '--dir', back)).toMatchObject({ code: 2, stderr: expect.stringMatching(/back\/ward: is there already\. Nothing was overwritten/) });
  expect(await run('exercises', 'export', 'ward', file, '--dir', back)).toMatchObject({ code: 2, stderr: expect.stringMatching(/ward\.zip is there already/) });
  write('ward.txt', 'no zip');
  expect(await run('exercises', 'import', join(folder, 'ward.txt'), '--dir', back)).toMatchObject({ code: 2, stderr: expect.stringMatching(/cannot be read as a zip/) });
});

test('new makes an exercise in a folder of one\'s own and says how to check it', async () => {
  const { code, stdout } = await run('exercises', 'new', 'context-assembly', 'my-context', '--dir', join(folder, 'own'), '--fixture', 'archive');
  expect([code, stdout]).toEqual([0, expect.stringContaining(`npx assay exercises check my-context --dir ${join(folder, 'own')} --watch`)]);
  expect(JSON.parse((await run('exercises', 'list', '--dir', join(folder, 'own'), '--json')).stdout)).toEqual([expect.objectContaining({ slug: 'my-context', kind: 'context-assembly' })]);
});

test.each([
  [['exercises', 'new', 'crossword', 'a', '--dir', folder], /there is no kind crossword\. The kinds are context-assembly, pr-review, rls-review\./],
  [['exercises', 'check', '--dir', join(folder, 'good'), '--watch', '--database-url', 'nowhere'], /--database-url: expected postgres:/],
  [['exercises', 'check', '--watch'], /--watch: name the one exercise/],
  [['exercises', 'list', '--dir', join(folder, 'bad')], /bad\/ward\/exercise\.yaml:1: the field summary is missing/],
  [['exercises', 'list', '--dir', join(folder, 'none')], /none: is not a folder/],
  [['exercises', 'check', 'wards', '--dir', join(folder, 'good')], /has no exercise wards\. It has: ward\./],
  [['exercises', 'check', '--dir', join(folder, 'good'), '--repeats', 'x'], /--repeats: expected a number from 1 to 50, found x/],
  [['exercises', 'check', '--dir', join(folder, 'good'), '--database-url', 'nowhere'], /--database-url: expected postgres:/],
  [['grade', 'ward', join(folder, 'none'), '--dir', join(folder, 'good')], /none is no folder\. Name the folder/],
])('%j says what to do and exits with 2', async (args, message) => {
  const { code, stderr } = await run(...args);
  expect(stderr).toMatch(message);
  expect(code).toBe(2);
});
