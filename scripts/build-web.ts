import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const SOURCES = ['package-lock.json', 'scripts/build-web.ts', 'web/index.html', 'web/vite.config.ts', 'web/public/**/*', 'web/src/**/*.*', 'server/src/contract/*.ts', 'graders/src/report.ts', 'graders/src/pr-review/material/causes.ts'];
const MARK = join(root, 'var', 'web-build.sha256');

/** Builds the web app unless its sources are those of the last build. Returns whether it had to. */
export async function buildWeb(): Promise<boolean> {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root, withFileTypes: false })).sort()) {
    if (/\.test\.tsx?$/.test(file) || !/\.[a-z]+$/.test(file)) continue;
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  const digest = hash.digest('hex');
  const built = existsSync(join(root, 'web/dist/index.html')) && existsSync(MARK) && readFileSync(MARK, 'utf8') === digest;
  if (built) return false;

  // Whoever builds under jest has NODE_ENV=test, which Vite would take for a build to debug.
  const vite = spawn('npm', ['run', '--silent', 'build', '-w', 'web'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production' } });
  let said = '';
  vite.stdout.on('data', (chunk: Buffer) => { said += chunk.toString(); });
  vite.stderr.on('data', (chunk: Buffer) => { said += chunk.toString(); });
  const [code] = (await once(vite, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The web app did not build:\n${said}`);
  mkdirSync(dirname(MARK), { recursive: true });
  writeFileSync(MARK, digest);
  return true;
}
