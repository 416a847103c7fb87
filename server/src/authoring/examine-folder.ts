import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExerciseError, type Problem } from '@assay/exercises/exercise-error.ts';
import { listFiles } from '@assay/exercises/folder-files.ts';
import type { GradingMaterial } from '@assay/exercises/grading-material.ts';
import { loadExercise, type Exercise } from '@assay/exercises/load-exercise.ts';
import { pointsOutside, WORLD } from '@assay/exercises/private-fixture.ts';
import { loadSamples } from '@assay/exercises/samples.ts';
import { FixtureError } from '@assay/fixtures/database/fixture-error.ts';
import { runsAsAdministrator } from '@assay/fixtures/database/lay-out-world.ts';
import { readSqlFile } from '@assay/fixtures/database/sql-file.ts';
import { graderFor } from '@assay/graders/registry.ts';
import { fingerprint } from './trusted-sql.ts';

/** An exercise that can be read, or why it cannot. */
export type Examined = { exercise: Exercise; problems: [] } | { exercise: null; problems: Problem[] };

/**
 * All that is wrong with the folder of a draft and can be said at once, without grading anything. `trusted` are the
 * fingerprints of SQL that may run as administrator.
 */
export async function examineFolder(folder: string, trusted: ReadonlySet<string>): Promise<Examined> {
  const forbidden = forbiddenIn(folder, trusted);
  if (forbidden.length > 0) return { exercise: null, problems: forbidden };
  let exercise: Exercise | null = null;
  const problems = await problemsOf(async () => {
    exercise = loadExercise(folder);
    (await graderFor(exercise.forGrading)).original();
  });
  const variants = problems.length > 0 ? [] : variantsIn(folder);
  for (const { forGrading } of variants) problems.push(...await problemsOf(async () => (await graderFor(forGrading)).original()), ...otherNames(forGrading));
  // Without variants that can be read, the samples that all have.
  for (const directory of new Set(variants.length === 0 ? [null] : variants.map(({ forGrading }) => forGrading.variantDirectory))) problems.push(...await problemsOf(() => loadSamples(folder, directory)));
  return exercise !== null && problems.length === 0 ? { exercise, problems: [] } : { exercise: null, problems };
}

/** What a draft must not have before anything of it is run or laid out. */
export function forbiddenIn(folder: string, trusted: ReadonlySet<string>): Problem[] {
  return [...leadsOut(folder), ...asAdministrator(folder, trusted)];
}

function variantsIn(folder: string): Exercise[] {
  return loadExercise(folder).forGrading.variants.map((name) => loadExercise(folder, name));
}

/** Other names change the text of what runs as administrator, which was trusted as it is written. */
function otherNames({ directory, names, variant }: GradingMaterial): Problem[] {
  if (Object.keys(names).length === 0) return [];
  return [{ file: join(directory, 'exercise.yaml'), line: null, message: `the variant ${variant ?? ''} has names. They would change SQL that runs as administrator of the sandbox server, so an exercise that is written here cannot have them: remove them.` }];
}

/** A draft is written by whoever may author: its fixture must not be another folder of this machine. */
function leadsOut(folder: string): Problem[] {
  const file = join(folder, 'exercise.yaml');
  const outside = existsSync(file) ? pointsOutside(file, readFileSync(file, 'utf8')) : null;
  return outside === null ? [] : [outside];
}

/** What a fixture is laid out with runs as administrator of the sandbox server, which other organizations work on. */
function asAdministrator(folder: string, trusted: ReadonlySet<string>): Problem[] {
  return listFiles(folder).filter((path) => path.endsWith('.sql')).flatMap((path): Problem[] => {
    const file = join(folder, path);
    const { as, text } = readSqlFile(file);
    if (as === 'admin') return [{ file, line: 1, message: 'runs as the owner of the schema, never as administrator. Remove the line `-- as: admin`.' }];
    if (!path.startsWith(`${WORLD}/`) || !runsAsAdministrator(path.slice(WORLD.length + 1)) || trusted.has(fingerprint(text))) return [];
    return [{ file, line: null, message: 'is not as it was in the world that this exercise began with. It runs as administrator of the sandbox server, so it cannot be changed here: undo the change, and make yours in a leak.' }];
  });
}

async function problemsOf(work: () => unknown): Promise<Problem[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (error instanceof ExerciseError) return error.problems;
    if (error instanceof FixtureError) return [{ file: error.file, line: error.line, message: error.message.slice(error.message.indexOf(': ') + 2) }];
    throw error;
  }
}
