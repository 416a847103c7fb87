import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const BWRAP = '/usr/bin/bwrap';
const PROBE_MS = 5000;
// Where the loader of a dynamically linked Node is found; links on most systems, folders on some.
const SYSTEM = ['/usr', '/lib', '/lib64', '/bin'];

/**
 * The arguments that put a program in namespaces of its own: no network, no processes but itself, of the file system only
 * what is named. No /proc, which fails inside containers and which Node does without.
 */
export function bubblewrapArgs(readable: readonly string[]): string[] {
  const seen = [...SYSTEM.filter((path) => existsSync(path)), ...readable].flatMap((path) => ['--ro-bind', path, path]);
  return ['--unshare-all', '--unshare-user', '--disable-userns', '--die-with-parent', '--new-session', '--clearenv', '--cap-drop', 'ALL', ...seen, '--dev', '/dev', '--size', '1048576', '--tmpfs', '/tmp', '--chdir', '/', '--remount-ro', '/', '--'];
}

let works: boolean | null = null;

/** Whether bubblewrap can do it here: an installed one still fails where user namespaces are forbidden. */
export function bubblewrap(): string | null {
  works ??= existsSync(BWRAP) && spawnSync(BWRAP, [...bubblewrapArgs([process.execPath]), process.execPath, '--version'], { env: {}, timeout: PROBE_MS, stdio: 'ignore' }).status === 0;
  return works ? BWRAP : null;
}
