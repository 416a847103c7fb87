import type { ReviewSession } from '@assay/server/contract/review.ts';
import { STATE_WORDS } from '@assay/server/contract/words.ts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { reviewSessionQuery } from '../../../api/staff.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { DepthScores } from '../fit/depth-scores.tsx';
import { Standing } from '../fit/standing.tsx';
import { ExportMenu } from '../sessions/export-menu.tsx';
import { StaffPage } from '../staff/staff-page.tsx';
import { useReviewEvents } from '../staff/use-review-events.ts';
import { DataPanel } from './data-panel.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { TaskCards } from './task-cards.tsx';
import { TaskReport } from './task-report.tsx';
import { useReportView } from './use-report-view.ts';
import classes from './session.module.css';

/** `/review/sessions/:sessionId`: what one candidate did and what it shows. */
export function SessionPage() {
  const { sessionId = '' } = useParams();
  const session = useQuery(reviewSessionQuery(sessionId));
  const title = session.data?.candidate.name ?? 'Session';
  return (
    <StaffPage title={title} heading={session.data === undefined ? undefined : <Heading session={session.data} />}>
      {session.isPending && <p role="status">Loading the session…</p>}
      {session.isError && <ProblemPanel error={session.error} onRetry={session.refetch} />}
      {session.data !== undefined && <Session session={session.data} />}
    </StaffPage>
  );
}

function Heading({ session }: { session: ReviewSession }) {
  return (
    <header className={classes.head}>
      <h1>{session.candidate.name}</h1>
      <p>{session.screen.title}, version {session.screen.version} · {STATE_WORDS[session.state].toLowerCase()}{session.candidate.email !== '' && ` · ${session.candidate.email}`}</p>
      <nav className={classes.links} aria-label="Session">
        <Link to={`/review/sessions/${session.id}/report`}>Printable report</Link>
        <a href={`/api/review/sessions/${session.id}/report.pdf`} download>PDF</a>
        <Link to={`/review/screens/${session.screen.id}/statistics?session=${session.id}`}>Among all candidates</Link>
        <ExportMenu path={`/api/review/sessions/${session.id}/export`} />
      </nav>
    </header>
  );
}

function Session({ session }: { session: ReviewSession }) {
  const [view, show] = useReportView();
  const steps = useReviewEvents();
  const attempt = session.attempts.find(({ id }) => id === view.task) ?? session.attempts[0];
  if (attempt === undefined) return <EmptyState title="This screen has no tasks" />;
  return (
    <>
      <div className={classes.overview}>
        <DepthScores session={session}><Standing session={session} /></DepthScores>
        <DecisionPanel sessionId={session.id} />
      </div>
      <TaskCards attempts={session.attempts} chosen={attempt.id} onChoose={(task) => { show({ task, check: null }); }} />
      <TaskReport key={attempt.id} sessionId={session.id} attempt={attempt} view={view} show={show} step={steps.get(attempt.id) ?? null} />
      <DataPanel session={session} />
    </>
  );
}
