import type { RegradeDetail } from '@assay/server/contract/regrades.ts';
import { VerdictMark } from '../../../ui/verdict-mark.tsx';
import { ChangedTo } from './changed-to.tsx';
import classes from './regrades.module.css';

type Change = RegradeDetail['checks'][number]['changes'][number];

/** Each check that differs for somebody, and for how many. */
export function ChangedChecks({ checks }: { checks: RegradeDetail['checks'] }) {
  if (checks.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby="checks">
      <h2 id="checks">Checks that differ</h2>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead><tr><th scope="col">Check</th><th scope="col">Verdict</th><th scope="col">Candidates</th></tr></thead>
          {checks.map(({ task, id, title, changes }) => (
            <tbody key={`${task} ${id}`}>
              {changes.map((change, index) => (
                <tr key={`${change.before} ${change.after}`}>
                  {index === 0 && <th scope="rowgroup" rowSpan={changes.length}>{title}<small>{task}</small></th>}
                  <td><Verdicts change={change} /></td>
                  <td>{change.sessions}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}

function Verdicts({ change: { before, after } }: { change: Change }) {
  const mark = (verdict: Change['before']) => (verdict === null ? <span className={classes.quiet}>not there</span> : <VerdictMark verdict={verdict} />);
  return <><ChangedTo before={mark(before)} after={mark(after)} same={before === after} />{before === after && <small>other points</small>}</>;
}
