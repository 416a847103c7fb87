import { ExerciseError } from '@assay/exercises/exercise-error.ts';
import { loadSamples, type Sample } from '@assay/exercises/samples.ts';
import type { ExerciseDetail } from '../contract/catalogue.ts';
import type { Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../errors.ts';
import { selectOptionalExercise, selectVersionsBeside } from './catalogue.queries.ts';

/** An exercise as its catalogue page shows it: what it measures is told by the samples that it was published with. */
export async function describeExercise({ database, workspaces }: Deps, scope: Scope, exerciseId: string): Promise<ExerciseDetail> {
  const { exercise, versions } = await database.within(scope, async (db) => ({ exercise: await selectOptionalExercise(db, exerciseId), versions: await selectVersionsBeside(db, exerciseId) }));
  if (exercise === null) throw notFound('exercise');
  const samples = samplesIn((await workspaces.gradingMaterial({ exercise_id: exercise.id, variant: null })).directory);
  return {
    ...exercise, versions,
    checks: [...new Set(samples.flatMap(({ fails }) => fails))].sort(),
    wrongAnswers: samples.filter(({ expected }) => expected === 'fail').map(({ name, why, fails }) => ({ name, why: why.trim(), fails })),
    rightAnswers: samples.filter(({ expected }) => expected === 'pass').length,
  };
}

/** Whoever publishes without a check may lack samples; the rest of the page is true all the same. */
function samplesIn(directory: string): Sample[] {
  try {
    return loadSamples(directory);
  } catch (error) {
    if (error instanceof ExerciseError) return [];
    throw error;
  }
}
