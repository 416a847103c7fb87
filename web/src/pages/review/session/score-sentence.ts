import type { GradeView } from '@assay/server/contract/review.ts';

type Report = NonNullable<GradeView['report']>;

/** The rule behind a score in words: what was measured, what was not, and that the latter is no zero. */
export function scoreSentence({ checks }: Pick<Report, 'checks'>): string {
  const weigh = (of: Report['checks']) => points(of.reduce((sum, { weight }) => sum + weight, 0));
  const measured = weigh(checks.filter(({ verdict }) => verdict !== 'unmeasured'));
  const earned = points(checks.reduce((sum, { weight, share, verdict }) => sum + weight * (verdict === 'unmeasured' ? 0 : share ?? (verdict === 'pass' ? 1 : 0)), 0));
  const left = weigh(checks.filter(({ verdict }) => verdict === 'unmeasured'));
  if (measured === 0) return 'Nothing could be measured, so there is no score.';
  const rule = `of 100: ${earned} of ${measured} measured points.`;
  return left === 0 ? rule : `${rule} ${left} more are not measured by machine and do not count against the candidate.`;
}

/** Points with at most one decimal: three checks that share 25 have 8.3 each. */
export function points(weight: number): number {
  return Math.round(weight * 10) / 10;
}
