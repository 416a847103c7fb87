import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { statisticsQuery } from '../../../api/review.ts';
import { reviewSessionQuery } from '../../../api/staff.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { StaffPage } from '../staff/staff-page.tsx';
import { CheckStatisticsTable } from './check-statistics-table.tsx';
import { DistributionChart } from './distribution-chart.tsx';
import classes from './statistics.module.css';

/** `/review/screens/:screenId/statistics?session=…`: how candidates do, this one marked, and what checks tell apart. */
export function StatisticsPage() {
  const { screenId = '' } = useParams();
  const statistics = useQuery(statisticsQuery(screenId));
  return (
    <StaffPage title={statistics.data === undefined ? 'Statistics' : `Statistics: ${statistics.data.screen.title}`}>
      {statistics.isPending && <p role="status">Loading statistics…</p>}
      {statistics.isError && <ProblemPanel error={statistics.error} onRetry={statistics.refetch} />}
      {statistics.isSuccess && <Statistics screenId={screenId} />}
    </StaffPage>
  );
}

function Statistics({ screenId }: { screenId: string }) {
  const sessionId = useSearchParams()[0].get('session');
  const { data } = useQuery(statisticsQuery(screenId));
  const session = useQuery({ ...reviewSessionQuery(sessionId ?? ''), enabled: sessionId !== null });
  if (data === undefined) return null;
  const marked = session.data === undefined ? null : { name: session.data.candidate.name, scores: session.data.scores };
  const scored = data.distributions.filter((distribution) => distribution.scored > 0);
  return (
    <>
      {session.isError && <ProblemPanel error={session.error} onRetry={session.refetch} />}
      {scored.length === 0 && <EmptyState title="Nobody is scored yet">Distributions appear with the first graded candidate.</EmptyState>}
      <div className={classes.charts}>
        {scored.map((distribution) => (
          <DistributionChart key={distribution.depth} distribution={distribution} threshold={data.rule[distribution.depth]}
            marked={marked === null || marked.scores[distribution.depth] === null ? null : { name: marked.name, score: marked.scores[distribution.depth] ?? 0 }} />
        ))}
      </div>
      {data.exercises.map((exercise) => <CheckStatisticsTable key={exercise.id} exercise={exercise} />)}
      <p className={classes.quiet}>
        Discrimination is the point-biserial correlation of passing a check with the share of points in the other checks of the task, the check itself left
        out (S. Henrysson, Correction of item-total correlations in item analysis, Psychometrika 28, 1963). It is given from ten candidates on. Near 0 the
        check tells nobody apart; below 0 stronger candidates fail it more often: look at the check.
      </p>
    </>
  );
}
