import { join } from 'node:path';
import type { Problem } from '@assay/exercises/exercise-error.ts';
import type { Report } from '../report.ts';
import { labelOf, verdictOf, type Matrix, type MatrixRow } from './matrix.ts';

/**
 * Why two candidates with different variants would not be measured alike: the variants ask for different things, or the
 * starter, a control or a sample that they have in common (by its name) does not get the same verdicts.
 */
export function unequalVariants(matrix: Matrix): Problem[] {
  const [first, ...others] = matrix.variants;
  if (first === undefined) return [];
  return [...others.flatMap((other) => differentChecks(matrix, first, other)), ...inCommon(matrix).flatMap((rows) => differentVerdicts(rows))];
}

/** What was found equal, and in which measures of starter and controls the variants differ, for the author. */
export function describeVariants(matrix: Matrix): string[] {
  if (matrix.variants.length === 0) return [];
  const shared = inCommon(matrix);
  // Nobody's samples: what they show is the exercise's own.
  const own = shared.filter(([first]) => first !== undefined && !/^(pass|fail|ungradable)\//.test(first.name));
  const names = [...new Set(own.flatMap((rows) => rows.flatMap(({ runs }) => Object.keys(runs[0]?.report.metrics ?? {}))))].filter((name) => !name.endsWith('_ms'));
  const differing = own.flatMap((rows) => names.flatMap((name) => {
    const values = rows.map(({ runs }) => runs[0]?.report.metrics[name]);
    return new Set(values).size === 1 ? [] : [`  ${rows[0]?.name ?? ''}: ${name} ${rows.map(({ variant }, index) => `${variant ?? ''} ${values[index] ?? '–'}`).join(', ')}`];
  }));
  return [
    `variants ${matrix.variants.join(', ')}: compared by ${checksOfVariant(matrix, matrix.variants[0] ?? '').size} checks and the verdicts of ${shared.length} submissions that they have in common`,
    ...(differing.length === 0 ? [] : ['  they differ in measures that earn no points:', ...differing.map((line) => `  ${line}`)]),
  ];
}

function differentChecks(matrix: Matrix, first: string, other: string): Problem[] {
  const [one, two] = [checksOfVariant(matrix, first), checksOfVariant(matrix, other)];
  const differing = [...new Set([...one.keys(), ...two.keys()])].filter((id) => one.get(id) !== two.get(id));
  if (differing.length === 0) return [];
  const say = (id: string, weight: number | undefined) => (weight === undefined ? `no ${id}` : `${id} with ${Math.round(weight * 10) / 10} points`);
  const told = differing.map((id) => `${first} has ${say(id, one.get(id))} and ${other} has ${say(id, two.get(id))}`).join('; ');
  return [{ file: yamlOf(matrix), line: null, message: `the variants ask for different things: ${told}. Give them the same number of leaks, and uses of the same sorts.` }];
}

function differentVerdicts([first, ...others]: MatrixRow[]): Problem[] {
  if (first === undefined) return [];
  return others.flatMap((row) => verdictsOf(first).flatMap(([id, verdict]) => {
    const report = reportOf(row);
    const theirs = report && verdictOf(report, id)?.verdict;
    return theirs === undefined || theirs === verdict ? [] : [{
      file: row.directory, line: null,
      message: `${labelOf(row)}: ${id} is ${theirs}, and ${verdict} for ${first.variant ?? ''}: the variants do not give the same points for the same work. Change the variant or the sample; samples that are no counterparts need other names.`,
    }];
  }));
}

/** Submissions that several variants have, by their names. */
function inCommon({ rows }: Matrix): MatrixRow[][] {
  return [...Map.groupBy(rows.filter(({ variant }) => variant !== null), ({ name }) => name).values()].filter((same) => same.length > 1);
}

function checksOfVariant({ rows }: Matrix, variant: string): Map<string, number> {
  const checks = rows.filter((row) => row.variant === variant).flatMap((row) => reportOf(row)?.checks ?? []);
  return new Map(checks.map(({ id, weight }) => [id, weight]));
}

function verdictsOf(row: MatrixRow): [string, string][] {
  return (reportOf(row)?.checks ?? []).map(({ id, verdict }) => [id, verdict]);
}

function reportOf({ runs }: MatrixRow): Report | undefined {
  return runs[0]?.report;
}

function yamlOf({ rows }: Matrix): string {
  return join(rows[0]?.directory ?? '', 'exercise.yaml');
}
