import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Problem } from './exercise-error.ts';

/** Text files by their path relative to the folder, with `/` between folders. */
export type Files = Record<string, string>;

const MAX_BYTES = 1_000_000;

/** Paths of all files below a folder, sorted, `/` between folders. Links are not followed, hidden files left out. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.')))
    .sort();
}

/** Names of the folders in a folder, sorted; none when it is not there. */
export function listFolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name).sort();
}

/** A file's text, or null and a problem when it is too large or no text. */
export function readText(file: string, problems: Problem[]): string | null {
  if (statSync(file).size > MAX_BYTES) {
    problems.push({ file, line: null, message: `is larger than ${MAX_BYTES} bytes. Make it smaller.` });
    return null;
  }
  const text = textOf(readFileSync(file));
  if (text === null) problems.push({ file, line: null, message: 'is not text in UTF-8. Only text files can be part of a workspace.' });
  return text;
}

/** Null for what is no text: bytes that are not UTF-8, or a NUL among them. */
export function textOf(bytes: Buffer): string | null {
  try {
    return bytes.includes(0) ? null : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The same files with other words in them. */
export function renamed(files: Files, rename: (text: string) => string): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, rename(text)]));
}

/** All files of a folder as text; what cannot be read is a problem. */
export function readFiles(folder: string, problems: Problem[]): Files {
  const files = listFiles(folder).map((path) => [path, readText(join(folder, path), problems)] as const);
  return Object.fromEntries(files.filter((entry): entry is [string, string] => entry[1] !== null));
}
