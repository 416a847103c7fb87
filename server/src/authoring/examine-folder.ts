import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExerciseError, type Problem } from '@assay/exercises/exercise-error.ts';
import { listFiles } from '@assay/exercises/folder-files.ts';
import { loadExercise, type Exercise } from '@assay/exercises/load-exercise.ts';
import { pointsOutside } from '@assay/exercises/private-fixture.ts';
import { loadSamples } from '@assay/exercises/samples.ts';
import { FixtureError } from '@assay/fixtures/database/fixture-error.ts';
import { readSqlFile } from '@assay/fixtures/database/sql-file.ts';
import { graderFor } from '@assay/graders/registry.ts';

/** An exercise that can be read, or why it cannot. */
export type Examined = { exercise: Exercise; problems: [] } | { exercise: null; problems: Problem[] };

/** All that is wrong with the folder of a draft and can be said at once, without grading anything. */
export function examineFolder(folder: string): Examined {
  const forbidden = [...leadsOut(folder), ...asAdministrator(folder)];
  if (forbidden.length > 0) return { exercise: null, problems: forbidden };
  let exercise: Exercise | null = null;
  const problems = [
    ...problemsOf(() => {
      exercise = loadExercise(folder);
      graderFor(exercise.forGrading).original();
    }),
    ...problemsOf(() => loadSamples(folder)),
  ];
  return exercise !== null && problems.length === 0 ? { exercise, problems: [] } : { exercise: null, problems };
}

/** A draft is written by whoever may author: its fixture must not be another folder of this machine. */
function leadsOut(folder: string): Problem[] {
  const file = join(folder, 'exercise.yaml');
  const outside = existsSync(file) ? pointsOutside(file, readFileSync(file, 'utf8')) : null;
  return outside === null ? [] : [outside];
}

/** Only the folders of the installation may act as administrator of the sandbox server. */
function asAdministrator(folder: string): Problem[] {
  return listFiles(folder).filter((path) => path.endsWith('.sql') && readSqlFile(join(folder, path)).as === 'admin').map((path) => ({
    file: join(folder, path), line: 1, message: 'runs as the owner of the schema, never as administrator. Remove the line `-- as: admin`.',
  }));
}

function problemsOf(work: () => unknown): Problem[] {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof ExerciseError) return error.problems;
    if (error instanceof FixtureError) return [{ file: error.file, line: error.line, message: error.message.slice(error.message.indexOf(': ') + 2) }];
    throw error;
  }
}
