import { describeProblem, ExerciseError, type Problem } from '@assay/exercises/exercise-error.ts';
import { loadExercise, type Exercise } from '@assay/exercises/load-exercise.ts';
import { loadSamples } from '@assay/exercises/samples.ts';
import type { Control } from '../grader.ts';
import { graderFor } from '../registry.ts';
import { runGrader } from '../run-grader.ts';
import type { KeptGrades } from './kept-grades.ts';
import { checksOf, type Matrix, type MatrixRow } from './matrix.ts';
import { brokenRules } from './rules.ts';

/** `kept`: how many of the grades are from earlier checks. */
export type ExerciseCheck = { problems: Problem[]; matrix: Matrix | null; kept: number; durationMs: number };
/** What is looked at now, and how many of all grades are done; `of` is 0 until they are counted. */
export type CheckProgress = { step: string; done: number; of: number };
type Options = {
  sandboxUrl: string;
  repeats?: number;
  tell?: (progress: CheckProgress) => void;
  /** Where grades of earlier checks are; without, everything is graded. */
  keptGrades?: KeptGrades | null;
  /** Nobody waits for the result any more: end by throwing. */
  signal?: AbortSignal;
};
/** A submission before it was graded. */
type Candidate = Omit<MatrixRow, 'runs'> & { files: Record<string, string> };

/** Two graded at a time: a grade waits for its database about half of its time. */
const AT_ONCE = 2;

/**
 * Grades the starter, the controls of the kind and every sample, each with the seeds 1 … `repeats`, and judges the
 * exercise by the rules of the kill matrix. A wrong exercise is an answer, never an exception.
 * @throws the signal's reason when it is aborted
 */
export async function checkExercise(folder: string, { sandboxUrl, repeats = 5, tell = () => {}, keptGrades = null, signal = new AbortController().signal }: Options): Promise<ExerciseCheck> {
  const started = performance.now();
  const done = (problems: Problem[], matrix: Matrix | null = null, kept = 0) => ({ problems, matrix, kept, durationMs: Math.round(performance.now() - started) });
  try {
    const exercise = loadExercise(folder);
    const grader = await graderFor(exercise.forGrading);
    tell({ step: 'The exercise itself', done: 0, of: 0 });
    const faults = await grader.faults(sandboxUrl);
    signal.throwIfAborted();
    if (faults.length > 0) return done(faults);
    const candidates = submissionsOf(exercise, grader.controls());
    const { rows, kept } = await gradeAll(exercise, candidates, { sandboxUrl, repeats, tell, keptGrades, signal });
    const matrix: Matrix = { slug: exercise.forCandidate.slug, kind: grader.kind, rows, checks: checksOf(rows), judgedByPerson: grader.judgedByPerson, seedMakesCases: grader.seedMakesCases };
    return done(brokenRules(matrix), matrix, kept);
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

async function gradeAll({ forGrading }: Exercise, candidates: readonly Candidate[], { sandboxUrl, repeats, tell, keptGrades, signal }: Required<Options>): Promise<{ rows: MatrixRow[]; kept: number }> {
  const rows = candidates.map(({ files: _, ...row }): MatrixRow => ({ ...row, runs: [] }));
  const work = Array.from({ length: repeats }, (_, repeat) => candidates.map((candidate, index) => ({ candidate, row: rows[index], seed: repeat + 1 }))).flat();
  const of = work.length;
  let done = 0;
  let graded = 0;
  const worker = async () => {
    for (let next = work.shift(); next !== undefined; next = work.shift()) {
      signal.throwIfAborted();
      const { candidate, row, seed } = next;
      tell({ step: `${candidate.name}, seed ${seed}`, done, of });
      let incident: string | null = null;
      const grade = () => {
        graded++;
        return runGrader({ exercise: forGrading, files: candidate.files, sandboxUrl, seed, signal, onIncident: ({ cause }) => { incident = causeText(cause); } });
      };
      const report = await (keptGrades === null ? grade() : keptGrades.orGrade({ exercise: forGrading, files: candidate.files, seed }, grade));
      signal.throwIfAborted();
      row?.runs.push({ seed, report, incident });
      done++;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  for (const row of rows) row.runs.sort((a, b) => a.seed - b.seed);
  return { rows, kept: of - graded };
}

function causeText(cause: unknown): string {
  if (cause instanceof ExerciseError) return cause.problems.map(describeProblem).join(' ');
  return cause instanceof Error ? cause.message : String(cause);
}
