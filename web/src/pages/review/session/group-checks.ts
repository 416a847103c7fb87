import type { GradeView } from '@assay/server/contract/review.ts';

type Check = NonNullable<GradeView['report']>['checks'][number];
export type CheckGroup = { title: string | null; checks: Check[]; failed: number };

/** Checks under their headings, in the order of the report; within one, what failed stands first. */
export function groupChecks(checks: readonly Check[]): CheckGroup[] {
  return [...Map.groupBy(checks, ({ group }) => group ?? null)].map(([title, all]) => ({
    title,
    checks: title === null ? all : all.toSorted((a, b) => Number(b.verdict === 'fail') - Number(a.verdict === 'fail')),
    failed: all.filter(({ verdict }) => verdict === 'fail').length,
  }));
}
