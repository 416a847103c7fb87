// Runs before `npm start` and `npm test` on whatever Node the machine has, so it may use nothing that is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Assay needs Node 20.19 or newer to install itself; this is ${process.version}.`);
  process.exit(1);
}

const installed = join(root, 'node_modules', '.package-lock.json');
const lockfile = join(root, 'package-lock.json');
const pinnedNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const fresh = existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs && existsSync(pinnedNode);
if (!fresh) {
  console.log('Installing packages (first run, or the lockfile changed); about a minute…');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root, stdio: 'inherit', shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
