import { join } from 'node:path';
import { describeProblem, ExerciseError, type Problem } from '@assay/exercises/exercise-error.ts';
import { renamed } from '@assay/exercises/folder-files.ts';
import type { GradingMaterial } from '@assay/exercises/grading-material.ts';
import { loadExercise, type Exercise } from '@assay/exercises/load-exercise.ts';
import { proposalProblems } from '@assay/exercises/proposals.ts';
import { loadSamples } from '@assay/exercises/samples.ts';
import { renaming } from '@assay/fixtures/database/renaming.ts';
import type { Control } from '../grader.ts';
import { graderFor, type BoundGrader } from '../registry.ts';
import { runGrader } from '../run-grader.ts';
import type { KeptGrades } from './kept-grades.ts';
import { checksOf, labelOf, type Matrix, type MatrixRow } from './matrix.ts';
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
/** A submission before it was graded, and the exercise in its variant. */
type Candidate = Omit<MatrixRow, 'runs'> & { files: Record<string, string>; exercise: GradingMaterial };

/** Two graded at a time: a grade waits for its database about half of its time. */
const AT_ONCE = 3;

/**
 * Grades the starter, the controls of the kind and every sample of every variant, each with the seeds 1 … `repeats`, and
 * judges the exercise by the rules of the kill matrix. A wrong exercise is an answer, never an exception.
 * @throws the signal's reason when it is aborted
 */
export async function checkExercise(folder: string, { sandboxUrl, repeats = 5, tell = () => {}, keptGrades = null, signal = new AbortController().signal }: Options): Promise<ExerciseCheck> {
  const started = performance.now();
  const done = (problems: Problem[], matrix: Matrix | null = null, kept = 0) => ({ problems, matrix, kept, durationMs: Math.round(performance.now() - started) });
  try {
    const exercise = loadExercise(folder);
    const { slug, variants } = exercise.forGrading;
    const grader = await graderFor(exercise.forGrading);
    if (variants.length > 0 && grader.oneVariant !== null) return done([severalRefused(exercise.forGrading, grader.oneVariant)]);
    const each = variants.length === 0 ? [{ exercise, grader }] : await Promise.all(variants.map((variant) => inVariant(folder, variant)));
    tell({ step: 'The exercise itself', done: 0, of: 0 });
    const faults: Problem[] = [];
    for (const variant of each) {
      const find = () => variant.grader.faults(sandboxUrl);
      faults.push(...await (keptGrades === null ? find() : keptGrades.orFaults(variant.exercise.forGrading, find)));
    }
    signal.throwIfAborted();
    // What is wrong with the world is wrong in each variant.
    if (faults.length > 0) return done([...new Map(faults.map((fault) => [describeProblem(fault), fault])).values()]);
    const candidates = each.flatMap((variant) => submissionsOf(variant.exercise, variant.grader.controls()));
    const { rows, kept } = await gradeAll(candidates, { sandboxUrl, repeats, tell, keptGrades, signal });
    const matrix: Matrix = { slug, kind: grader.kind, variants, rows, checks: checksOf(rows), judgedByPerson: grader.judgedByPerson, seedMakesCases: grader.seedMakesCases };
    return done([...proposalProblems(folder), ...brokenRules(matrix)], matrix, kept);
  } catch (error) {
    if (error instanceof ExerciseError) return done(error.problems);
    throw error;
  }
}

async function inVariant(folder: string, name: string): Promise<{ exercise: Exercise; grader: BoundGrader }> {
  const exercise = loadExercise(folder, name);
  return { exercise, grader: await graderFor(exercise.forGrading) };
}

function severalRefused({ directory, lineOf }: GradingMaterial, why: string): Problem {
  return { file: join(directory, 'exercise.yaml'), line: lineOf(['variants']), message: `an exercise of this kind has one variant: ${why}. Remove variants, or make another exercise of each.` };
}

function submissionsOf({ forCandidate, forGrading: exercise }: Exercise, controls: readonly Control[]): Candidate[] {
  const { directory, variant, variantDirectory } = exercise;
  const rename = renaming(exercise.names);
  return [
    { name: 'starter', variant, exercise, expected: 'fail', directory, mustFail: [], files: forCandidate.starter },
    ...controls.map(({ name, files, fails }) => ({ name: `control: ${name}`, variant, exercise, expected: 'fail' as const, directory, mustFail: fails.map((id) => ({ id, line: null })), files })),
    ...loadSamples(directory, variantDirectory).map((sample) => ({
      name: `${sample.expected}/${sample.name}`, variant, exercise, expected: sample.expected, directory: sample.directory, files: renamed(sample.files, rename),
      mustFail: sample.fails.map((id, index) => ({ id, line: sample.lineOf(['fails', index]) })),
    })),
  ];
}

async function gradeAll(candidates: readonly Candidate[], { sandboxUrl, repeats, tell, keptGrades, signal }: Required<Options>): Promise<{ rows: MatrixRow[]; kept: number }> {
  const rows = candidates.map(({ files: _files, exercise: _exercise, ...row }): MatrixRow => ({ ...row, runs: [] }));
  const work = Array.from({ length: repeats }, (_, repeat) => candidates.map((candidate, index) => ({ candidate, row: rows[index], seed: repeat + 1 }))).flat();
  const of = work.length;
  let done = 0;
  let graded = 0;
  const worker = async () => {
    for (let next = work.shift(); next !== undefined; next = work.shift()) {
      signal.throwIfAborted();
      const { candidate, row, seed } = next;
      tell({ step: `${labelOf(candidate)}, seed ${seed}`, done, of });
      let incident: string | null = null;
      const grade = () => {
        graded++;
        return runGrader({ exercise: candidate.exercise, files: candidate.files, sandboxUrl, seed, signal, onIncident: ({ cause }) => { incident = causeText(cause); } });
      };
      const report = await (keptGrades === null ? grade() : keptGrades.orGrade({ exercise: candidate.exercise, files: candidate.files, seed }, grade));
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
