import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { resolve } = createRequire(import.meta.url);

/** Where a package lies; its `exports` need not name its package.json. */
export function packageDirectory(name: string): string {
  let folder = dirname(resolve(name));
  while (!existsSync(join(folder, 'package.json')) || !folder.replaceAll('\\', '/').endsWith(`node_modules/${name}`)) {
    if (folder === dirname(folder)) throw new Error(`The package ${name} has no folder of its own.`);
    folder = dirname(folder);
  }
  return folder;
}
