import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { chooseUser } from '@assay/fixtures/postgres/binaries.ts';

const ELSEWHERE = '/var/lib';

/**
 * Where an embedded cluster lives: below the data directory. Postgres refuses to run as root, and its own user cannot
 * enter a data directory below root's home; the cluster then lives in /var/lib, and a link in the data directory shows it.
 */
export function clusterDirectory(dataDirectory: string, name: string): string {
  const runAs = chooseUser();
  const wanted = join(dataDirectory, name);
  if (!('uid' in runAs)) return wanted;
  mkdirSync(dataDirectory, { recursive: true });
  try {
    execFileSync('test', ['-x', dataDirectory], { ...runAs, cwd: '/', stdio: 'ignore' });
    return wanted;
  } catch {
    const real = join(ELSEWHERE, `assay-${createHash('sha256').update(dataDirectory).digest('hex').slice(0, 12)}`, name);
    mkdirSync(real, { recursive: true });
    if (!existsSync(wanted)) symlinkSync(real, wanted);
    return real;
  }
}
