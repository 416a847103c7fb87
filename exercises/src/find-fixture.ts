import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Problem } from './exercise-error.ts';
import { listFolders } from './folder-files.ts';
import type { Manifest } from './manifest.ts';
import type { YamlFile } from './read-yaml.ts';

const ROOT = resolve(import.meta.dirname, '../../fixtures');
const SHELVES = ['databases', 'corpora', 'repos'];

/** The absolute folder of the manifest's fixture, or null when it names none; a name that leads nowhere is a problem. */
export function findFixture(directory: string, { value: { fixture }, lineOf }: YamlFile<Manifest>, problems: Problem[]): string | null {
  if (fixture === undefined) return null;
  const candidates = fixture.startsWith('.') ? [resolve(directory, fixture)] : SHELVES.map((shelf) => join(ROOT, shelf, fixture));
  const [found, second] = candidates.filter((path) => existsSync(path) && statSync(path).isDirectory());
  const problem = (message: string) => problems.push({ file: join(directory, 'exercise.yaml'), line: lineOf(['fixture']), message });
  if (found === undefined) problem(`there is no fixture ${fixture}. ${fixture.startsWith('.') ? `${candidates[0] ?? ''} is no folder.` : `The built-in ones are ${known()}.`}`);
  if (second !== undefined) problem(`the fixture ${fixture} could be ${found} or ${second}. Rename one of them.`);
  return found ?? null;
}

function known(): string {
  return SHELVES.flatMap((shelf) => listFolders(join(ROOT, shelf))).join(', ') || 'none yet';
}
