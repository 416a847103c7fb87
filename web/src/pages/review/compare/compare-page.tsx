import type { Comparison } from '@assay/server/contract/comparison.ts';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { comparisonQuery } from '../../../api/review.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { StaffPage } from '../staff/staff-page.tsx';
import { useReviewEvents } from '../staff/use-review-events.ts';
import { CheckRows } from './check-rows.tsx';
import classes from './compare.module.css';
import { SessionRows } from './session-rows.tsx';

/** `/review/compare?sessions=…`: up to four candidates side by side. */
export function ComparePage() {
  return <StaffPage title="Compare candidates"><Chosen /></StaffPage>;
}

function Chosen() {
  const sessions = useSearchParams()[0].get('sessions') ?? '';
  useReviewEvents();
  const comparison = useQuery({ ...comparisonQuery(sessions), enabled: sessions !== '' });
  if (sessions === '') return <EmptyState title="Nobody is chosen"><Link to="/review">Choose two to four sessions in the list.</Link></EmptyState>;
  if (comparison.isPending) return <p role="status">Loading the comparison…</p>;
  if (comparison.isError) return <ProblemPanel error={comparison.error} onRetry={comparison.refetch} />;
  return <Columns comparison={comparison.data} />;
}

function Columns({ comparison: { sessions, checks } }: { comparison: Comparison }) {
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className="visually-hidden">Candidates side by side; checks that differ come first</caption>
        <thead><tr><th scope="col"><span className="visually-hidden">What</span></th>{sessions.map(({ id, candidate }) => <th key={id} scope="col"><Link to={`/review/sessions/${id}`}>{candidate.name}</Link></th>)}</tr></thead>
        <SessionRows sessions={sessions} />
        <CheckRows title="Checks that differ" checks={checks.filter(({ differs }) => differs)} columns={sessions.length} empty="No check differs." />
        <CheckRows title="Checks that are the same" checks={checks.filter(({ differs }) => !differs)} columns={sessions.length} empty="Every check differs." />
      </table>
    </div>
  );
}
