import { createHash, type Hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './folder-files.ts';

/**
 * SHA-256 (hex) over the paths and bytes of whole folders, in the given order. Lengths are hashed too, so that
 * moving a byte from one file to the next changes the hash.
 */
export function contentHash(...folders: string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) addFolder(hash, folder);
  return hash.digest('hex');
}

/** Adds the paths and bytes of a folder's files to a hash; `counts` says which of them. */
export function addFolder(hash: Hash, folder: string, counts: (path: string) => boolean = () => true): void {
  hash.update('folder\0');
  for (const path of listFiles(folder).filter(counts)) {
    const bytes = readFileSync(join(folder, path));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
}
