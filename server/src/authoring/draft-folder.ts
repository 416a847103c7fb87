import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listFiles } from '@assay/exercises/folder-files.ts';

type Named = { slug: string; files: readonly { path: string; content: string }[] };

/** A draft as the folder that it is, for as long as `work` takes. */
export async function withDraftFolder<T>({ slug, files }: Named, work: (folder: string) => T | Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'assay-draft-'));
  try {
    const folder = join(home, slug);
    mkdirSync(folder);
    for (const { path, content } of files) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    return await work(folder);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** All files of a folder as texts, by path. */
export function readFolder(folder: string): Record<string, string> {
  return Object.fromEntries(listFiles(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
