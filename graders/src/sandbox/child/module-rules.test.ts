import { REALM_SCRIPT } from './engine.ts';
import { resolveModule } from './module-rules.ts';

const modules = { 'candidate:a.ts': '', 'candidate:lib/b.ts': '', 'candidate:lib/c.ts': '', 'harness:h.ts': '', 'harness:i.ts': '' };
const from = (importer: string) => (specifier: string) => resolveModule(modules, importer, specifier);

test('a candidate\'s file reaches the candidate\'s files by relative path', () => {
  expect(from('candidate:a.ts')('./lib/b.ts')).toBe('candidate:lib/b.ts');
  expect(from('candidate:lib/b.ts')('./c.ts')).toBe('candidate:lib/c.ts');
  expect(from('candidate:lib/b.ts')('../a.ts')).toBe('candidate:a.ts');
  expect(from('candidate:lib/b.ts')('../../../a.ts')).toBe('candidate:a.ts');
});

test.each(['assay:host', 'harness:h.ts', 'candidate:a.ts', 'node:fs', 'fs', '/etc/passwd', 'lodash', 'toString'])('and not %s', (specifier) => {
  expect(() => from('candidate:a.ts')(specifier)).toThrow('only your own files can be imported');
});

test('a file that is not there is named, with what an import looks like', () => {
  expect(() => from('candidate:lib/b.ts')('./a')).toThrow('Cannot find ./a (lib/a). Imports name the file with its ending, such as ./other.ts.');
});

test('the harness reaches its own files, the candidate\'s and the host', () => {
  expect(['./i.ts', 'candidate:a.ts', 'assay:host'].map(from('harness:h.ts'))).toEqual(['harness:i.ts', 'candidate:a.ts', 'assay:host']);
  expect(() => from('harness:h.ts')('node:fs')).toThrow('Cannot import node:fs');
});

test('code without a file reaches nothing; the realm\'s own script reaches what exists', () => {
  for (const importer of ['<input>', '<eval>', '', 'vitest']) expect(() => from(importer)('./a.ts')).toThrow('Code without a file');
  expect(from(REALM_SCRIPT)('harness:h.ts')).toBe('harness:h.ts');
  expect(() => from(REALM_SCRIPT)('candidate:none.ts')).toThrow('Cannot find candidate:none.ts');
});
