import { existsSync, lstatSync, readlinkSync } from 'node:fs';
import { dirname } from 'node:path';

/** Node's own denials: no files but `readable`, no processes, sockets, workers, addons, SQLite, no code from strings. */
export function nodeFlags(readable: string[]): string[] {
  return [
    '--permission', ...readable.map((path) => `--allow-fs-read=${path}`), '--no-experimental-sqlite', '--no-addons', '--disable-proto=delete',
    '--disallow-code-generation-from-strings', '--max-old-space-size=256', '--no-warnings',
  ];
}

/** Namespaces without network, other processes or files; no `--proc`, which fails inside containers. */
export function bubblewrapFlags(readable: string[]): string[] {
  return [
    '--unshare-all', '--unshare-user', '--disable-userns', '--die-with-parent', '--new-session', '--clearenv', '--cap-drop', 'ALL',
    ...['/usr', '/lib', '/lib64', '/bin', '/etc/ld.so.cache'].filter((path) => existsSync(path)).flatMap(systemPath),
    '--dev', '/dev', ...[dirname(process.execPath), ...readable].flatMap((path) => ['--ro-bind', path, path]), '--chdir', '/',
  ];
}

/** Where /lib is a link into /usr it must stay one: binding it would resolve it. */
function systemPath(path: string): string[] {
  return lstatSync(path).isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path];
}
