import type { AttemptReport, ReviewAttempt } from '@assay/server/contract/review.ts';
import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reportQuery } from '../../../api/staff.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { MarkdownLater } from '../../../ui/markdown-later.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime } from '../../../ui/times.ts';
import { BaselineLine } from '../baseline/baseline-line.tsx';
import type { GradeStep } from '../staff/use-review-events.ts';
import { ChecksTab } from './checks-tab.tsx';
import { DisputePanel } from './dispute-panel.tsx';
import { EarlierSubmissions } from './earlier-submissions.tsx';
import { FilesTab } from './files-tab.tsx';
import { GradeState } from './grade-state.tsx';
import { ReviewsTab } from './reviews-tab.tsx';
import { RunsTab } from './runs-tab.tsx';
import { Timeline } from './timeline.tsx';
import { REPORT_TABS, type ReportView } from './use-report-view.ts';
import classes from './session.module.css';

type Props = { sessionId: string; attempt: ReviewAttempt; view: ReportView; show: (change: Partial<ReportView>) => void; step: GradeStep | null };

/** One task of a session: what the checks say and why, the files, and how it went. */
export function TaskReport({ sessionId, attempt, view, show, step }: Props) {
  const report = useQuery(reportQuery(attempt.id));
  if (report.isPending) return <p role="status">Loading the report…</p>;
  if (report.isError) return <ProblemPanel error={report.error} onRetry={report.refetch} />;
  const { submission, grade, events, brief } = report.data;
  return (
    <Tabs value={view.tab} onChange={(tab) => { show({ tab: REPORT_TABS.find((known) => known === tab) ?? 'checks' }); }} keepMounted={false}>
      <Tabs.List aria-label={`Report of ${attempt.title}`}>
        <Tabs.Tab value="checks">Checks</Tabs.Tab>
        <Tabs.Tab value="files">Files</Tabs.Tab>
        <Tabs.Tab value="runs">Runs</Tabs.Tab>
        <Tabs.Tab value="timeline">Timeline ({events.length})</Tabs.Tab>
        <Tabs.Tab value="ratings">Ratings</Tabs.Tab>
        <Tabs.Tab value="brief">Brief</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="checks" className={classes.tab!}>
        <Handover report={report.data} />
        <DisputePanel sessionId={sessionId} attemptId={attempt.id} />
        <EarlierSubmissions earlier={report.data.earlierSubmissions} />
        {submission === null
          ? <EmptyState title={attempt.state === 'not_started' ? 'Not started yet' : 'The candidate is working'}>Checks run when the task is handed in, or when its time is over.</EmptyState>
          : <GradeState sessionId={report.data.session.id} attemptId={attempt.id} score={report.data.attempt.score} grade={grade} previous={report.data.previousGrades} step={step} />}
        {submission !== null && <BaselineLine baseline={report.data.baseline} />}
        {grade?.report !== null && grade?.report !== undefined && grade.report.outcome !== 'broken' && <ChecksTab attemptId={attempt.id} report={grade.report} peers={report.data.peers} followUp={report.data.followUp} chosen={view.check} onChoose={(check) => { show({ check }); }} />}
      </Tabs.Panel>
      <Tabs.Panel value="files" className={classes.tab!}><FilesTab files={submission?.files ?? null} /></Tabs.Panel>
      <Tabs.Panel value="runs" className={classes.tab!}><RunsTab attemptId={attempt.id} startedAt={attempt.startedAt} submission={submission} /></Tabs.Panel>
      <Tabs.Panel value="timeline" className={classes.tab!}><Timeline events={events} startedAt={attempt.startedAt} /></Tabs.Panel>
      <Tabs.Panel value="ratings" className={classes.tab!}><ReviewsTab attempt={report.data.attempt} /></Tabs.Panel>
      <Tabs.Panel value="brief" className={classes.tab!}><div className={classes.brief}><MarkdownLater>{brief}</MarkdownLater></div></Tabs.Panel>
    </Tabs>
  );
}

function Handover({ report: { submission } }: { report: AttemptReport }) {
  if (submission === null) return null;
  return <p className={classes.quiet}>Handed in {asDateTime(submission.submittedAt)}{submission.by === 'deadline' ? ' by the deadline: the last draft' : ' by the candidate'}.</p>;
}
