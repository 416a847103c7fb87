import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Files by path below a folder. */
export type Tree = Record<string, string | Uint8Array>;

export function writeTree(folder: string, tree: Tree): void {
  for (const [path, content] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** A temporary folder with these files; `remove` takes it away. */
export function temporaryFolder(tree: Tree): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'assay-exercises-'));
  writeTree(folder, tree);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
