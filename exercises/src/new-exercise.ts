import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ExerciseError } from './exercise-error.ts';
import { BUILT_IN, findExercises } from './find-exercises.ts';
import { listFolders } from './folder-files.ts';
import { loadExercise } from './load-exercise.ts';
import { SLUG } from './manifest.ts';
import { WORLD } from './private-fixture.ts';

/** A whole exercise of each kind, small and ready to publish; the folder's name is the kind. */
export const SKELETONS = join(BUILT_IN, 'skeletons');

type Wanted = { kind: string; slug: string; directory?: string; /** A world of fixtures/, or a path from the new folder, in place of the skeleton's. */ fixture?: string };

/**
 * Copies the skeleton of a kind into a new folder of `directory` (default: beside the built-in exercises), which it returns.
 * @throws ExerciseError when the name, the kind or the world will not do; nothing is left behind then
 */
export function newExercise({ kind, slug, directory = BUILT_IN, fixture }: Wanted): string {
  const refuse = (message: string) => new ExerciseError([{ file: resolve(directory), line: null, message }]);
  const kinds = listFolders(SKELETONS);
  if (!kinds.includes(kind)) throw refuse(`no exercise made: there is no kind ${kind}. The kinds are ${kinds.join(', ')}.`);
  if (!SLUG.test(slug)) throw refuse(`no exercise made: ${slug} is no slug. Use lower-case letters, digits and single hyphens, e.g. ward-notes.`);
  const folder = resolve(directory, slug);
  if (existsSync(folder)) throw refuse(`no exercise made: there is a ${slug} already. Choose another slug, or remove that folder.`);
  const skeleton = join(SKELETONS, kind);
  if (fixture !== undefined && existsSync(join(skeleton, WORLD))) throw refuse(`no exercise made: a ${kind} exercise is about its world, so the skeleton brings its own. Leave --fixture out, or copy ${examplesOn(kind, fixture)}.`);
  cpSync(skeleton, folder, { recursive: true });
  try {
    if (fixture !== undefined) setFixture(join(folder, 'exercise.yaml'), fixture);
    loadExercise(folder);
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
  return folder;
}

function examplesOn(kind: string, fixture: string): string {
  const examples = findExercises().map((each) => loadExercise(each)).filter(({ forCandidate, forStaff }) => forCandidate.kind === kind && forStaff.fixture === fixture).map(({ forCandidate }) => forCandidate.slug);
  return examples.length === 0 ? 'the folder of an exercise of this kind' : `the folder of an exercise on ${fixture}: ${examples.join(', ')}`;
}

/** Only the one line: what the skeleton says otherwise, comments too, stays as it is. */
function setFixture(manifest: string, fixture: string): void {
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/^fixture: .*$/m, () => `fixture: ${fixture}`));
}
