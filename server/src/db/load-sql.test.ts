import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSql } from './load-sql.ts';

const directory = mkdtempSync(join(tmpdir(), 'assay-sql-'));
afterAll(() => rmSync(directory, { recursive: true }));
const caller = (sql: string) => {
  writeFileSync(join(directory, 'x.sql'), sql);
  return join(directory, 'x.ts');
};

test('named statements get numbered parameters, one for each name', () => {
  const { find } = loadSql(caller('-- name: find\nSELECT $b, $a, $b::text;\n'), 'find');
  expect(find).toEqual({ name: 'find', text: 'SELECT $1, $2, $1::text;', parameters: ['b', 'a'] });
});

test.each([
  ['missing', '-- name: find\nSELECT 1;', ['find', 'save'], 'no statement save'],
  ['doubled', '-- name: find\nSELECT 1;\n-- name: find\nSELECT 2;', ['find'], 'find is there twice'],
  ['unused', '-- name: find\nSELECT 1;\n-- name: save\nSELECT 2;', ['find'], 'nobody asks for save'],
])('a statement that is %s is refused', (_, sql, names, message) => {
  expect(() => loadSql(caller(sql), ...names)).toThrow(message);
});
