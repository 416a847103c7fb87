import type { CheckStatistics, ScreenStatistics } from '@assay/server/contract/statistics.ts';
import { asDuration } from '../../../ui/times.ts';
import classes from './statistics.module.css';

/** What each check of an exercise does: how many pass, and whether those who are good elsewhere do. */
export function CheckStatisticsTable({ exercise: { title, version, handedIn, medianMs, checks } }: { exercise: ScreenStatistics['exercises'][number] }) {
  return (
    <section className={classes.exercise}>
      <h2>{title}, version {version}</h2>
      <p className={classes.quiet}>{handedIn} handed in{medianMs !== null && `, the middle one after ${asDuration(medianMs)}`}.</p>
      {checks.length > 0 && (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead><tr><th scope="col">Check</th><th scope="col">Measured</th><th scope="col">Pass rate</th><th scope="col">Discrimination</th><th scope="col">Note</th></tr></thead>
            <tbody>
              {checks.map((check) => (
                <tr key={check.id}>
                  <th scope="row">{check.title}<small><code>{check.id}</code></small></th>
                  <td>{check.measured}</td>
                  <td>{check.measured === 0 ? '–' : `${Math.round((100 * check.passed) / check.measured)} %`}</td>
                  <td>{check.discrimination === null ? '–' : check.discrimination.toFixed(2)}</td>
                  <td className={classes.note}>{noteOn(check)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function noteOn({ measured, passed, discrimination }: CheckStatistics): string {
  if (measured === 0) return 'never measured';
  if (passed === measured) return 'never fails';
  if (passed === 0) return 'nobody passes';
  return discrimination !== null && discrimination < 0 ? 'stronger candidates fail it more often' : '';
}
