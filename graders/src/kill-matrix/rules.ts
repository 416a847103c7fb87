import { join } from 'node:path';
import type { Problem } from '@assay/exercises/exercise-error.ts';
import type { Report } from '../report.ts';
import { unequalVariants } from './equal-variants.ts';
import { checksOf, labelOf, passes, verdictOf, type Matrix, type MatrixRow } from './matrix.ts';

/** Why an exercise must not be published yet; an empty list lets it through. */
export function brokenRules(matrix: Matrix): Problem[] {
  return [...matrix.rows.flatMap((row) => [...rowProblems(row, matrix), ...disagreements(row, matrix)]), ...idleChecks(matrix), ...unequalVariants(matrix)];
}

function rowProblems(row: MatrixRow, matrix: Matrix): Problem[] {
  const about = (message: string, file = row.directory, line: number | null = null): Problem => ({ file, line, message: `${labelOf(row)}: ${message}` });
  const [first] = row.runs;
  if (first === undefined) return [about('was not graded.')];
  const broken = row.runs.find(({ report }) => report.outcome === 'broken');
  // The grader's fault, or a part of the exercise that it trusted; the samples say nothing then.
  if (broken !== undefined) return [about(`could not be graded (seed ${broken.seed}): ${broken.incident ?? 'unknown cause'}.`)];
  const { report } = first;
  if (row.expected === 'ungradable') {
    return report.outcome === 'ungradable' ? [] : [about(`must be ungradable and was graded (${scoreText(report)}). Move it to pass/ or fail/, or change the sample.`)];
  }
  if (report.outcome === 'ungradable') return [about(`must ${row.expected} and is ungradable: ${report.reason ?? ''} Correct the sample.`)];
  return row.expected === 'pass' ? passProblems(report, matrix, about) : failProblems(row, report, about);
}

function passProblems(report: Report, { judgedByPerson, seedMakesCases }: Matrix, about: (message: string) => Problem): Problem[] {
  return report.checks.flatMap(({ id, verdict, detail }) => {
    if (verdict === 'fail') return [about(`must pass and fails ${id}: ${detail} Correct the sample, or the part of the exercise that this check judges by.`)];
    if (verdict === 'unmeasured' && !seedMakesCases && !(id in judgedByPerson)) return [about(`must pass and ${id} could not be measured: ${detail} Correct the sample or the fixture.`)];
    return [];
  });
}

function failProblems(row: MatrixRow, report: Report, about: (message: string, file?: string, line?: number | null) => Problem): Problem[] {
  const known = report.checks.map(({ id }) => id).join(', ');
  const missed = row.mustFail.flatMap(({ id, line }) => {
    const check = verdictOf(report, id);
    const at = line === null ? undefined : join(row.directory, 'expect.yaml');
    if (check === undefined) return [about(`is said to fail ${id}, which is no check of this exercise. The checks are ${known}.`, at, line)];
    if (check.verdict === 'fail') return [];
    return [about(`must fail ${id}; its verdict is ${check.verdict}: ${check.detail} Strengthen what the check judges by, or correct expect.yaml.`, at, line)];
  });
  return passes(report) ? [...missed, about('must not pass and does: the exercise takes it for an answer.')] : missed;
}

/** The same submission must get the same verdicts whatever the seed; a wrong one, where the seed makes the cases, those that it is made for. */
function disagreements(row: MatrixRow, { seedMakesCases }: Matrix): Problem[] {
  const [first, ...rest] = row.runs;
  if (first === undefined || row.runs.some(({ report }) => report.outcome === 'broken')) return [];
  return rest.flatMap(({ seed, report }) => {
    if (report.outcome !== first.report.outcome) return [problem(row, `seed ${first.seed} says ${first.report.outcome}, seed ${seed} says ${report.outcome}`)];
    return report.checks.flatMap(({ id, verdict, detail }) => {
      if (seedMakesCases && row.expected !== 'pass' && !row.mustFail.some((named) => named.id === id)) return [];
      const earlier = verdictOf(first.report, id);
      const before = earlier?.verdict ?? 'no check';
      // Whether a right answer comes to where a check looks depends on the cases too.
      if (seedMakesCases && (before === 'unmeasured' || verdict === 'unmeasured')) return [];
      return before === verdict ? [] : [problem(row, `${id} is ${before} with seed ${first.seed} (${earlier?.detail ?? 'not there'}) and ${verdict} with seed ${seed} (${detail}).`)];
    });
  });
}

function problem(row: MatrixRow, difference: string): Problem {
  return { file: row.directory, line: null, message: `${labelOf(row)}: repeats disagree: ${difference} Remove what depends on chance.` };
}

/** A check that no wrong submission was made to fail is not known to work: for each variant anew. One may fail it already and not say so. */
function idleChecks({ rows: all, judgedByPerson, seedMakesCases }: Matrix): Problem[] {
  if (seedMakesCases) return [];
  return [...Map.groupBy(all, ({ variant }) => variant)].flatMap(([variant, rows]) => {
    const killed = killers(rows);
    const [folder, about] = variant === null ? ['', ''] : [`variants/${variant}/`, `${variant}: `];
    return checksOf(rows).filter(({ id }) => !(id in judgedByPerson) && !killed.has(id)).map(({ id, title }) => {
      const silent = rows.filter((row) => row.name.startsWith('fail/') && failsAlways(row, id)).map(({ name }) => name);
      const remedy = silent.length > 0 ? `It is failed by ${silent.join(', ')}: name it in that expect.yaml.` : `Add ${folder}submissions/fail/<name>/ whose expect.yaml names it, or drop what the check is measured by.`;
      return { file: rows[0]?.directory ?? '', line: null, message: `${about}no sample is made to fail ${id} (“${title}”). ${remedy}` };
    });
  });
}

/** The rows that each check was made to fail by, and did fail. */
export function killers(rows: readonly MatrixRow[]): Map<string, string[]> {
  const killed = new Map<string, string[]>();
  for (const row of rows) {
    for (const { id } of row.mustFail) {
      if (failsAlways(row, id)) killed.set(id, [...(killed.get(id) ?? []), labelOf(row)]);
    }
  }
  return killed;
}

function failsAlways({ runs }: MatrixRow, id: string): boolean {
  return runs.length > 0 && runs.every(({ report }) => verdictOf(report, id)?.verdict === 'fail');
}

function scoreText({ score }: Report): string {
  return score === null ? 'no score' : `${score} points`;
}
