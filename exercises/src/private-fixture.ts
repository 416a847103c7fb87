import { parseDocument } from 'yaml';
import { z } from 'zod';
import { ExerciseError, type Problem } from './exercise-error.ts';
import { parseYaml } from './read-yaml.ts';

/** The folder of an exercise that may hold a fixture of its own, and how its manifest names it. */
export const WORLD = 'world';
const PRIVATE = `./${WORLD}`;
const Named = z.looseObject({ fixture: z.string() });

/**
 * A manifest that comes from outside may name a fixture of ours, or its own, but no other folder of this machine.
 * One that cannot be read names none; its faults are told when it is loaded.
 */
export function pointsOutside(file: string, manifest: string): Problem | null {
  try {
    const { value: { fixture }, lineOf } = parseYaml(file, manifest, Named);
    if (!/[./\\]/.test(fixture) || fixture === PRIVATE) return null;
    return { file, line: lineOf(['fixture']), message: `fixture: ${fixture} is another folder. Name a built-in fixture, or put it into ${WORLD}/ and write ${PRIVATE}.` };
  } catch (error) {
    if (error instanceof ExerciseError) return null;
    throw error;
  }
}

/** The manifest with its fixture in the exercise's own folder; all else, comments too, stays as it is. */
export function withPrivateFixture(manifest: string): string {
  const document = parseDocument(manifest);
  document.set('fixture', PRIVATE);
  return document.toString({ lineWidth: 0 });
}
