import type { GradeView } from '@assay/server/contract/review.ts';

type Report = NonNullable<GradeView['report']>;

/** Which of all possible tasks of the exercise was graded: `variant month-close, seed 17`. */
export function instanceWords({ variant, seed }: Pick<Report, 'variant' | 'seed'>): string {
  return `${variant === null ? '' : `variant ${variant}, `}seed ${seed}`;
}
