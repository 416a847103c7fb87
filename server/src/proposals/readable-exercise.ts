import { describeProblem, ExerciseError, type Problem } from '@assay/exercises/exercise-error.ts';
import { loadExercise, type Exercise } from '@assay/exercises/load-exercise.ts';
import { forbiddenIn } from '../authoring/examine-folder.ts';
import { tellProblems } from '../authoring/tell-problems.ts';

/** The exercise in the folder of a draft, as far as it is written; or in a sentence why it cannot be read, or must not be run. */
export function readableExercise(folder: string, trusted: ReadonlySet<string>): Exercise | string {
  const why = (problems: readonly Problem[]) => `The files cannot be read as an exercise. ${tellProblems(problems.slice(0, 1), folder).map(describeProblem).join('')}`;
  const forbidden = forbiddenIn(folder, trusted);
  if (forbidden.length > 0) return why(forbidden);
  try {
    return loadExercise(folder);
  } catch (error) {
    if (error instanceof ExerciseError) return why(error.problems);
    throw error;
  }
}
