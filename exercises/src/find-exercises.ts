import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ExerciseError } from './exercise-error.ts';
import { listFolders } from './folder-files.ts';
import { PARTS } from './load-exercise.ts';

/** The folder of the exercises that come with Assay. */
export const BUILT_IN = resolve(import.meta.dirname, '..');

/**
 * Folders of exercises in a directory: each subfolder that has a part of one, sorted by slug; or the directory
 * itself when it is an exercise. Without a directory, the built-in ones.
 * @throws ExerciseError when the directory is not there
 */
export function findExercises(directory: string = BUILT_IN): string[] {
  const root = resolve(directory);
  if (!existsSync(root) || !statSync(root).isDirectory()) {
    throw new ExerciseError([{ file: root, line: null, message: 'is not a folder. Name a folder that holds exercises, or one exercise.' }]);
  }
  if (existsSync(join(root, 'exercise.yaml'))) return [root];
  // Any part makes it an exercise: a folder that lost its manifest must not vanish in silence.
  return listFolders(root).map((name) => join(root, name)).filter((folder) => PARTS.some((part) => existsSync(join(folder, part))));
}

/**
 * The folder of one exercise by its slug.
 * @throws ExerciseError naming those that exist
 */
export function findExercise(slug: string, directory: string = BUILT_IN): string {
  const folders = findExercises(directory);
  const found = folders.find((folder) => folder.endsWith(`/${slug}`) || folder.endsWith(`\\${slug}`));
  if (found !== undefined) return found;
  const slugs = folders.map((folder) => folder.split(/[\\/]/).at(-1)).join(', ') || 'none';
  throw new ExerciseError([{ file: resolve(directory), line: null, message: `has no exercise ${slug}. It has: ${slugs}.` }]);
}
