import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The installation's secret: cookies, database logins and channel names come from it. Made once, readable by us alone. */
export function keptSecret(dataDirectory: string): string {
  return keptText(join(dataDirectory, 'secret'), () => randomBytes(32).toString('base64url'));
}

/** Text that is made once and then stays the same. */
export function keptText(file: string, make: () => string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(join(file, '..'), { recursive: true });
  const text = make();
  writeFileSync(file, `${text}\n`, { mode: 0o600, flag: 'wx' });
  return text;
}
