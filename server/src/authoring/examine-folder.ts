import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExerciseError, type Problem } from '@assay/exercises/exercise-error.ts';
import { listFiles } from '@assay/exercises/folder-files.ts';
import { loadExercise, type Exercise } from '@assay/exercises/load-exercise.ts';
import { pointsOutside, WORLD } from '@assay/exercises/private-fixture.ts';
import { loadSamples } from '@assay/exercises/samples.ts';
import { FixtureError } from '@assay/fixtures/database/fixture-error.ts';
import { readSqlFile } from '@assay/fixtures/database/sql-file.ts';
import { graderFor } from '@assay/graders/registry.ts';
import { fingerprint, runsAsAdministrator } from './trusted-sql.ts';

/** An exercise that can be read, or why it cannot. */
export type Examined = { exercise: Exercise; problems: [] } | { exercise: null; problems: Problem[] };

/**
 * All that is wrong with the folder of a draft and can be said at once, without grading anything. `trusted` are the
 * fingerprints of SQL that may run as administrator.
 */
export async function examineFolder(folder: string, trusted: ReadonlySet<string>): Promise<Examined> {
  const forbidden = [...leadsOut(folder), ...asAdministrator(folder, trusted)];
  if (forbidden.length > 0) return { exercise: null, problems: forbidden };
  let exercise: Exercise | null = null;
  const problems = [
    ...await problemsOf(async () => {
      exercise = loadExercise(folder);
      (await graderFor(exercise.forGrading)).original();
    }),
    ...await problemsOf(() => loadSamples(folder)),
  ];
  return exercise !== null && problems.length === 0 ? { exercise, problems: [] } : { exercise: null, problems };
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
    return [{ file, line: null, message: 'is not as it was in the world that this exercise is a copy of. It runs as administrator of the sandbox server, so it cannot be changed here: undo the change, and make yours in a leak.' }];
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
