import { findExercise } from '../../exercises/src/find-exercises.ts';
import { loadExercise } from '../../exercises/src/load-exercise.ts';
import { restGraders } from '../../graders/src/registry.ts';
import { runGrader } from '../../graders/src/run-grader.ts';
import { PLAYED } from '../play/played-task.ts';
import { sampleFiles } from '../play/sample-files.ts';
import { recordStatements } from './record-statements.ts';
import { hasPsql, replayWithPsql } from './replay-with-psql.ts';

/**
 * One grade of a right submission, and the same statements sent again by psql, one process per connection.
 * The replay starts psql anew for each connection, as the grade opens one.
 */
export async function benchGrade(sandboxUrl: string): Promise<{ ours: number; psql: number | null; statements: number; outcome: string }> {
  const { forGrading } = loadExercise(findExercise(PLAYED.slug));
  const files = sampleFiles(PLAYED.slug, 'pass', PLAYED.right);
  const grade = () => runGrader({ exercise: forGrading, files, sandboxUrl, seed: 1 });
  await grade(); // modules, parser and caches
  const started = performance.now();
  const report = await grade();
  const ours = performance.now() - started;
  const sent = await recordStatements(grade);
  await restGraders();
  return { ours, psql: hasPsql() ? await replayWithPsql(sandboxUrl, sent) : null, statements: sent.length, outcome: report.outcome };
}
