import type { Comparison, CountingCheck } from '@assay/server/contract/comparison.ts';
import { VerdictMark } from '../../../ui/verdict-mark.tsx';
import { points } from '../session/score-sentence.ts';
import classes from './compare.module.css';

/** One group of checks, a row each. */
export function CheckRows({ title, checks, columns, empty }: { title: string; checks: Comparison['checks']; columns: number; empty: string }) {
  return (
    <tbody>
      <tr><th scope="rowgroup" colSpan={columns + 1} className={classes.group}>{title} ({checks.length})</th></tr>
      {checks.length === 0 && <tr><td colSpan={columns + 1} className={classes.quiet}>{empty}</td></tr>}
      {checks.map((check) => (
        <tr key={`${check.task} ${check.id}`}>
          <th scope="row">{check.title}<small>{check.task}</small></th>
          {check.cells.map((cell, i) => <td key={i}><Cell cell={cell} /></td>)}
        </tr>
      ))}
    </tbody>
  );
}

function Cell({ cell }: { cell: CountingCheck | null }) {
  if (cell === null) return <span className={classes.quiet}>not asked</span>;
  return <><VerdictMark verdict={cell.verdict} /> <span className={classes.quiet}>{cell.measured > 0 && `${points(cell.earned)} of ${points(cell.measured)}`}{cell.ruled && ', ruled by a person'}</span></>;
}
