import type { AttemptReport, CandidateRun } from '@assay/server/contract/review.ts';
import { useQuery } from '@tanstack/react-query';
import { runsQuery } from '../../../api/staff.ts';
import { DiffLines } from '../../../ui/diff-lines.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { textDiff } from '../../../ui/text-diff.ts';
import { asCountdown, asDateTime } from '../../../ui/times.ts';
import classes from './session.module.css';

type Props = { attemptId: string; startedAt: string | null; submission: AttemptReport['submission'] };

/** How the work grew: every run of the visible checks, and what changed in the files since the one before. */
export function RunsTab({ attemptId, startedAt, submission }: Props) {
  const runs = useQuery(runsQuery(attemptId));
  if (runs.isPending) return <p role="status">Loading the runs…</p>;
  if (runs.isError) return <ProblemPanel error={runs.error} onRetry={runs.refetch} />;
  if (runs.data.runs.length === 0) return <EmptyState title="The candidate never ran the visible checks" />;
  const starter = Object.fromEntries((submission?.files ?? []).map(({ path, starter: text }) => [path, text ?? '']));
  return (
    <ol className={classes.runs}>
      {runs.data.runs.map((run, i) => <OneRun key={run.id} run={run} before={runs.data.runs[i - 1]?.files ?? starter} startedAt={startedAt} />)}
    </ol>
  );
}

function OneRun({ run: { requestedAt, state, area, failed, files }, before, startedAt }: { run: CandidateRun; before: Record<string, string>; startedAt: string | null }) {
  const changed = Object.entries(files).filter(([path, content]) => before[path] !== undefined && before[path] !== content);
  return (
    <li>
      <p>
        <time dateTime={requestedAt}>{startedAt === null ? asDateTime(requestedAt) : asCountdown(Date.parse(requestedAt) - Date.parse(startedAt))}</time>{' '}
        {state === 'done' ? <><strong>{area === null ? 'done' : `${Math.round(area * 100)} % of the best`}</strong>, {failed.length === 0 ? 'nothing failed' : `failed: ${failed.join(' · ')}`}</> : state === 'ungradable' ? 'could not be run or was cancelled' : state}
      </p>
      {changed.length === 0
        ? <p className={classes.quiet}>Nothing changed in the files.</p>
        : changed.map(([path, content]) => <details key={path}><summary>{path}</summary><DiffLines label={`What changed in ${path}`} diff={textDiff(before[path] ?? '', content, { before: path, after: path })} /></details>)}
    </li>
  );
}
