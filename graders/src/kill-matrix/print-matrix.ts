import type { Check } from '../report.ts';
import { describeVariants } from './equal-variants.ts';
import { labelOf, verdictOf, type Matrix, type MatrixRow } from './matrix.ts';
import { killers } from './rules.ts';

const SIGNS: Record<Check['verdict'], string> = { pass: '✓', fail: '✗', unmeasured: '–' };

/** Beyond this, a line per sample does not fit a screen. */
const MOST_COLUMNS = 20;

/**
 * Samples × checks as text: ✓ pass, ✗ fail, – not measured, ≠ repeats disagree; `*` where failing was asked for. Of many
 * checks, only those have a column that a sample is made to fail.
 */
export function printMatrix(matrix: Matrix): string {
  const { slug, kind, rows, checks: all, judgedByPerson } = matrix;
  const named = new Set(rows.flatMap(({ mustFail }) => mustFail.map(({ id }) => id)));
  const checks = all.length <= MOST_COLUMNS ? all : all.filter(({ id }) => named.has(id));
  const width = Math.max(...rows.map((row) => labelOf(row).length));
  const killed = killers(rows);
  const head = `${' '.repeat(width)}  ${checks.map((_, index) => String(index + 1).padEnd(4)).join('')}score`;
  const lines = rows.map((row) => `${labelOf(row).padEnd(width)}  ${checks.map(({ id }) => cell(row, id).padEnd(4)).join('')}${scores(row)}`);
  const legend = checks.map(({ id, weight }, index) => {
    const by = id in judgedByPerson ? `judged by a person: ${judgedByPerson[id] ?? ''}` : `failed by ${killed.get(id)?.join(', ') ?? 'no sample'}`;
    return `  ${index + 1} ${id} (${Math.round(weight * 10) / 10}): ${by}`;
  });
  return [`${slug} (${kind}), ${rows.length} submissions × ${all.length} checks × ${rows[0]?.runs.length ?? 0} seeds`, head, ...lines, ...legend, ...describeVariants(matrix)].join('\n');
}

function cell({ runs, mustFail }: MatrixRow, id: string): string {
  const verdicts = new Set(runs.map(({ report }) => verdictOf(report, id)?.verdict));
  const [verdict] = verdicts;
  const sign = verdicts.size > 1 ? '≠' : verdict === undefined ? ' ' : SIGNS[verdict];
  return mustFail.some((named) => named.id === id) ? `${sign}*` : sign;
}

function scores({ runs }: MatrixRow): string {
  return [...new Set(runs.map(({ report: { outcome, score } }) => (outcome === 'graded' ? String(score ?? '–') : outcome)))].join('/');
}
