import { watch } from 'node:fs';
import { join } from 'node:path';

/** Editors write a file in several steps; a check that starts between them would read half of it. */
const QUIET_MS = 200;

/**
 * The path of what changes next below these folders, once nothing has changed for a moment; null when the signal ends the wait.
 * Hidden files and editors' backups are no part of an exercise and change nothing.
 */
export function nextChange(folders: readonly string[], signal: AbortSignal): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  let quiet: NodeJS.Timeout | undefined;
  const watchers = folders.map((folder) => watch(folder, { recursive: true }, (_, name) => {
    if (name === null || name.split(/[\\/]/).some((part) => part.startsWith('.') || part.endsWith('~'))) return;
    clearTimeout(quiet);
    quiet = setTimeout(() => { resolve(join(folder, name)); }, QUIET_MS);
  }));
  const end = () => { resolve(null); };
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  return promise.finally(() => {
    clearTimeout(quiet);
    signal.removeEventListener('abort', end);
    for (const watcher of watchers) watcher.close();
  });
}
