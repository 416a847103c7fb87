import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ExerciseError } from './exercise-error.ts';
import type { ExerciseFolder } from './zip/read-exercise-zip.ts';

/**
 * Makes the folder of an exercise below `parent`, whole or not at all, and returns it.
 * @throws ExerciseError when one of that name is there
 */
export function placeExercise({ slug, files }: ExerciseFolder, parent: string): string {
  const folder = resolve(parent, slug);
  if (existsSync(folder)) throw new ExerciseError([{ file: folder, line: null, message: 'is there already. Nothing was overwritten; remove or rename it, or choose another --dir.' }]);
  // Hidden, so that nobody takes half of it for an exercise.
  const partial = resolve(parent, `.assay-${randomUUID()}`);
  mkdirSync(partial, { recursive: true });
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(partial, path)), { recursive: true });
      writeFileSync(join(partial, path), content);
    }
    renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return folder;
}
