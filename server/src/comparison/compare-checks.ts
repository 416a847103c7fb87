import type { Comparison, CountingCheck } from '../contract/comparison.ts';
import type { CheckRow } from './comparison.queries.ts';

/** One row for each check of a task, one cell a session; rows whose cells differ come first. */
export function compareChecks(sessionIds: readonly string[], checks: readonly CheckRow[]): Comparison['checks'] {
  const rows = [...Map.groupBy(checks, ({ slug, id }) => `${slug} ${id}`).values()].map((same) => {
    const cells = sessionIds.map((sessionId) => cellOf(same.find((check) => check.session_id === sessionId)));
    const [{ task, id, title, weight }] = same as [CheckRow, ...CheckRow[]];
    return { task, id, title, weight, differs: new Set(cells.map(asKey)).size > 1, cells };
  });
  return [...rows.filter(({ differs }) => differs), ...rows.filter(({ differs }) => !differs)];
}

function cellOf(check: CheckRow | undefined): CountingCheck | null {
  return check === undefined ? null : { verdict: check.verdict, earned: check.earned, measured: check.measured, ruled: check.ruled };
}

/** Who ruled makes no difference to what counts. */
function asKey(cell: CountingCheck | null): string {
  return cell === null ? 'none' : `${cell.verdict} ${cell.earned}`;
}
