import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { packageDirectory } from './package-directory.ts';

const FOLDER = join(import.meta.dirname, 'realm');
const BUNDLER = join(import.meta.dirname, 'bundle-realm.ts');
const CACHE = resolve(import.meta.dirname, '../../../var/sandbox');

/** The scripts that run in a realm before any candidate's code: the harness alone, and with `expect` and the test runner. */
export type RealmSource = { plain: string; withTests: string };

let made: Promise<RealmSource> | null = null;

/** Bundled from `realm/` once per version and kept in `var/sandbox`. */
export function realmSource(): Promise<RealmSource> {
  made ??= makeRealmSource();
  return made;
}

async function makeRealmSource(): Promise<RealmSource> {
  const key = cacheKey();
  const [plain, withTests] = await Promise.all([bundle('realm.ts', key), bundle('realm-with-tests.ts', key)]);
  return { plain, withTests };
}

async function bundle(entry: string, key: string): Promise<string> {
  const kept = join(CACHE, `${entry}.${key}.js`);
  if (existsSync(kept)) return readFileSync(kept, 'utf8');
  const { stdout: code } = await promisify(execFile)(process.execPath, ['--no-warnings', BUNDLER, join(FOLDER, entry)], { maxBuffer: 2 ** 24 });
  keep(kept, code);
  return code;
}

/** Two processes may do it at once: each writes its own file, and a rename is all or nothing. */
function keep(file: string, code: string): void {
  try {
    mkdirSync(CACHE, { recursive: true });
    const fresh = `${file}.${randomUUID()}`;
    writeFileSync(fresh, code);
    renameSync(fresh, file);
  } catch (error) {
    // On a read-only file system each process bundles anew.
    if (!['EROFS', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

function cacheKey(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(FOLDER).sort()) hash.update(file).update(readFileSync(join(FOLDER, file)));
  for (const name of ['rolldown', '@vitest/expect', 'chai']) hash.update(readFileSync(join(packageDirectory(name), 'package.json')));
  return hash.digest('hex').slice(0, 16);
}
