import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from './exercise-error.ts';
import { readFiles, type Files } from './folder-files.ts';

/** The files of `starter/`, with the variant's in place of those of the same name. */
export function readStarter(directory: string, variantDirectory: string | null, problems: Problem[] = []): Files {
  const folders = [directory, ...(variantDirectory === null ? [] : [variantDirectory])].map((folder) => join(folder, 'starter'));
  return Object.assign({}, ...folders.filter((folder) => existsSync(folder)).map((folder) => readFiles(folder, problems))) as Files;
}
