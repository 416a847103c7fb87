import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { listFiles } from '../folder-files.ts';
import type { GradingMaterial } from '../grading-material.ts';
import { withPrivateFixture, WORLD } from '../private-fixture.ts';
import type { ExerciseFolder } from './read-exercise-zip.ts';

/** The same files give the same bytes, wherever and whenever: a zip's clock knows no time zone. */
const NO_TIME = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true };

/** A whole exercise: with its fixture inside, so that it is complete on another machine. */
export function exerciseFolder({ slug, directory, fixtureDirectory }: GradingMaterial): ExerciseFolder {
  const files = filesBelow(directory);
  const isInside = fixtureDirectory?.startsWith(join(directory, '/')) ?? true;
  if (fixtureDirectory === null || isInside) return { slug, files };
  for (const [path, content] of filesBelow(fixtureDirectory)) files.set(`${WORLD}/${path}`, content);
  files.set('exercise.yaml', Buffer.from(withPrivateFixture(String(files.get('exercise.yaml')))));
  return { slug, files };
}

/** The zip of an exercise folder, as `readExerciseZip` reads it. */
export function writeExerciseZip({ slug, files }: ExerciseFolder): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))) zip.addBuffer(content, `${slug}/${path}`, NO_TIME);
  zip.end();
  return buffer(zip.outputStream);
}

function filesBelow(folder: string): Map<string, Buffer> {
  return new Map(listFiles(folder).map((path) => [path, readFileSync(join(folder, path))]));
}
