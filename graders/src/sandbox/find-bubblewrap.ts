import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const PLACES = ['/usr/bin/bwrap', '/bin/bwrap', '/usr/local/bin/bwrap'];

/** A bwrap that can make namespaces here, or null: in many containers and on Ubuntu it is installed and refused. */
export async function findBubblewrap(places: string[] = PLACES): Promise<string | null> {
  for (const path of places) {
    try {
      await promisify(execFile)(path, ['--unshare-all', '--unshare-user', '--disable-userns', '--die-with-parent', '--ro-bind', '/', '/', 'true'], { env: {}, timeout: 10_000 });
      return path;
    } catch {
      continue;
    }
  }
  return null;
}
