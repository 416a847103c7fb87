import type { Regrade } from '@assay/server/contract/regrades.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { regradesQuery } from '../../../api/regrades.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime } from '../../../ui/times.ts';
import { StaffPage } from '../staff/staff-page.tsx';
import { useReviewEvents } from '../staff/use-review-events.ts';
import { REGRADE_STATES } from './regrade-words.ts';
import classes from './regrades.module.css';

/** `/review/regrades`: every regrade, newest first. */
export function RegradesPage() {
  return (
    <StaffPage title="Regrades">
      <p className={classes.intro}>
        When an exercise or a grader changes, sessions are graded again in the background. What comes out counts only when somebody has looked at the
        difference and applied it; earlier grades are kept.
      </p>
      <Regrades />
    </StaffPage>
  );
}

function Regrades() {
  useReviewEvents();
  const regrades = useQuery(regradesQuery);
  if (regrades.isPending) return <p role="status">Loading regrades…</p>;
  if (regrades.isError) return <ProblemPanel error={regrades.error} onRetry={regrades.refetch} />;
  if (regrades.data.items.length === 0) return <EmptyState title="No regrade yet">Choose <Link to="/review">sessions in the list</Link>, then Regrade…</EmptyState>;
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className="visually-hidden">Regrades, newest first</caption>
        <thead><tr><th scope="col">Why</th><th scope="col">State</th><th scope="col">Candidates</th><th scope="col">Runs</th><th scope="col">Started</th><th scope="col">Settled</th></tr></thead>
        <tbody>{regrades.data.items.map((regrade) => <Row key={regrade.id} regrade={regrade} />)}</tbody>
      </table>
    </div>
  );
}

function Row({ regrade: { id, reason, state, sessions, runs, startedBy, startedAt, settled } }: { regrade: Regrade }) {
  return (
    <tr>
      <th scope="row"><Link to={`/review/regrades/${id}`}>{reason}</Link></th>
      <td><span className={classes.state} data-state={state}>{REGRADE_STATES[state]}</span></td>
      <td>{sessions}</td>
      <td>{runs.finished} of {runs.total}{runs.without > 0 && <small>{runs.without} without a result</small>}</td>
      <td>{asDateTime(startedAt)}<small>{startedBy.name}</small></td>
      <td>{settled === null ? '–' : <>{asDateTime(settled.at)}<small>{settled.by.name}: {settled.reason}</small></>}</td>
    </tr>
  );
}
