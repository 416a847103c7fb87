import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripTypes } from '../../sandbox/strip-types.ts';
import { reactLibraries } from './react-libraries.ts';

const FOLDER = join(import.meta.dirname, '../libraries');
const read = (name: string) => readFileSync(join(FOLDER, `${name}.ts`), 'utf8');
const library = (name: string) => stripTypes(`${name}.ts`, read(name));

/** What code under test may import. */
export async function codeLibraries(withReact: boolean): Promise<Record<string, string>> {
  return { express: library('express'), pg: library('pg'), 'node:crypto': library('crypto'), ...(withReact ? await reactLibraries() : {}) };
}

/** What tests may import. */
export const testLibraries = (): Record<string, string> => ({ kit: library('kit') });

/** What drives a process of the code under test. */
export function drivers(withReact: boolean): Record<string, string> {
  const serve = `import './globals.ts';\n${read('serve')}`;
  return { 'globals.ts': read('globals'), 'express.ts': read('express'), 'serve.ts': serve, ...(withReact ? { 'page.ts': `import './globals.ts';\n${read('page')}` } : {}) };
}
