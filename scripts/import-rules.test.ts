import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'assay-imports-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Each rule with an import it must refuse: from, to. */
const PLANTED: Record<string, [from: string, to: string]> = {
  'fixtures-imports-only-what-is-above': ['fixtures/src/a.ts', 'exercises/src/a.ts'],
  'exercises-imports-only-what-is-above': ['exercises/src/b.ts', 'graders/src/b.ts'],
  'graders-imports-only-what-is-above': ['graders/src/c.ts', 'server/src/c.ts'],
  'server-imports-only-what-is-above': ['server/src/d.ts', 'web/src/d.ts'],
  'browser-sees-the-contract-only': ['web/src/e.ts', 'server/src/e.ts'],
  'the-contract-is-a-leaf': ['server/src/contract/f.ts', 'server/src/f.ts'],
  'graders-do-not-know-each-other': ['graders/src/rls-review/g.ts', 'graders/src/pr-review/g.ts'],
  'testing-helpers-only-in-tests': ['server/src/h.ts', 'server/src/testing/h.ts'],
};

function write(file: string, text: string) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function cruise(): Promise<{ violations: { from: string; rule: { name: string } }[] }> {
  const args = [join(root, 'node_modules/.bin/depcruise'), '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'fixtures', 'exercises', 'graders', 'server', 'web'];
  return new Promise((done, fail) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 24 }, (_error, stdout, stderr) => {
      if (stdout === '') return fail(new Error(stderr));
      done((JSON.parse(stdout) as { summary: Awaited<ReturnType<typeof cruise>> }).summary);
    });
  });
}

test('every import rule fires on a planted violation, and on nothing else', async () => {
  cpSync(join(root, '.dependency-cruiser.cjs'), join(folder, '.dependency-cruiser.cjs'));
  cpSync(join(root, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [from, to] of Object.values(PLANTED)) {
    const up = '../'.repeat(from.split('/').length - 1);
    write(to, 'export const x = 1;\n');
    write(from, `import { x } from '${up}${to}';\nexport const y = x;\n`);
  }
  write('fixtures/src/one.ts', `import { two } from './two.ts';\nexport const one = two;\n`);
  write('fixtures/src/two.ts', `import { one } from './one.ts';\nexport const two = one;\n`);
  write('graders/src/allowed.ts', `import { x } from '../../fixtures/src/a.ts';\nexport const z = x;\n`);

  const { violations } = await cruise();
  const fired = violations.map(({ rule, from }) => `${rule.name}: ${from}`);
  const expected = Object.entries(PLANTED).map(([rule, [from]]) => `${rule}: ${from}`);
  expect(new Set(fired.filter((line) => !line.startsWith('no-cycles')))).toEqual(new Set(expected));
  expect(fired.some((line) => line.startsWith('no-cycles'))).toBe(true);
}, 60_000);
