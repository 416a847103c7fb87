import { describeProblem, ExerciseError, type Problem } from '@assay/exercises/exercise-error.ts';
import { loadExercise, type Exercise } from '@assay/exercises/load-exercise.ts';
import { loadSamples } from '@assay/exercises/samples.ts';
import type { Control } from '../grader.ts';
import { graderFor } from '../registry.ts';
import { runGrader } from '../run-grader.ts';
import { checksOf, type Matrix, type MatrixRow } from './matrix.ts';
import { brokenRules } from './rules.ts';

export type ExerciseCheck = { problems: Problem[]; matrix: Matrix | null; durationMs: number };
type Options = { sandboxUrl: string; repeats?: number; tell?: (step: string) => void };
/** A submission before it was graded. */
type Candidate = Omit<MatrixRow, 'runs'> & { files: Record<string, string> };

/** Two graded at a time: a grade waits for its database about half of its time. */
const AT_ONCE = 2;

/**
 * Grades the starter, the controls of the kind and every sample, each with the seeds 1 … `repeats`, and judges the
 * exercise by the rules of the kill matrix. A wrong exercise is an answer, never an exception.
 */
export async function checkExercise(folder: string, { sandboxUrl, repeats = 5, tell = () => {} }: Options): Promise<ExerciseCheck> {
  const started = performance.now();
  const done = (problems: Problem[], matrix: Matrix | null = null) => ({ problems, matrix, durationMs: Math.round(performance.now() - started) });
  try {
    const exercise = loadExercise(folder);
    const grader = await graderFor(exercise.forGrading);
    const faults = await grader.faults(sandboxUrl);
    if (faults.length > 0) return done(faults);
    const candidates = submissionsOf(exercise, grader.controls());
    const rows = await gradeAll(exercise, candidates, sandboxUrl, repeats, tell);
    const matrix: Matrix = { slug: exercise.forCandidate.slug, kind: grader.kind, rows, checks: checksOf(rows), judgedByPerson: grader.judgedByPerson, seedMakesCases: grader.seedMakesCases };
    return done(brokenRules(matrix), matrix);
  } catch (error) {
    if (error instanceof ExerciseError) return done(error.problems);
    throw error;
  }
}

function submissionsOf({ forCandidate, forGrading }: Exercise, controls: readonly Control[]): Candidate[] {
  const { directory } = forGrading;
  return [
    { name: 'starter', expected: 'fail', directory, mustFail: [], files: forCandidate.starter },
    ...controls.map(({ name, files, fails }) => ({ name: `control: ${name}`, expected: 'fail' as const, directory, mustFail: fails.map((id) => ({ id, line: null })), files })),
    ...loadSamples(directory).map((sample) => ({
      name: `${sample.expected}/${sample.name}`, expected: sample.expected, directory: sample.directory, files: sample.files,
      mustFail: sample.fails.map((id, index) => ({ id, line: sample.lineOf(['fails', index]) })),
    })),
  ];
}

async function gradeAll({ forGrading }: Exercise, candidates: readonly Candidate[], sandboxUrl: string, repeats: number, tell: (step: string) => void): Promise<MatrixRow[]> {
  const rows = candidates.map(({ files: _, ...row }): MatrixRow => ({ ...row, runs: [] }));
  const work = Array.from({ length: repeats }, (_, repeat) => candidates.map((candidate, index) => ({ candidate, row: rows[index], seed: repeat + 1 }))).flat();
  const worker = async () => {
    for (let next = work.shift(); next !== undefined; next = work.shift()) {
      const { candidate, row, seed } = next;
      tell(`${candidate.name}, seed ${seed}`);
      let incident: string | null = null;
      const report = await runGrader({ exercise: forGrading, files: candidate.files, sandboxUrl, seed, onIncident: ({ cause }) => { incident = causeText(cause); } });
      row?.runs.push({ seed, report, incident });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  for (const row of rows) row.runs.sort((a, b) => a.seed - b.seed);
  return rows;
}

function causeText(cause: unknown): string {
  if (cause instanceof ExerciseError) return cause.problems.map(describeProblem).join(' ');
  return cause instanceof Error ? cause.message : String(cause);
}
