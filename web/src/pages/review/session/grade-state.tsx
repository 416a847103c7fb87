import type { GradeView } from '@assay/server/contract/review.ts';
import { Button, Progress } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { regrade, reportQuery } from '../../../api/staff.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime, asDuration } from '../../../ui/times.ts';
import type { GradeStep } from '../staff/use-review-events.ts';
import { scoreSentence } from './score-sentence.ts';
import classes from './session.module.css';

type Props = { attemptId: string; /** With rulings. */ score: number | null; grade: GradeView | null; previous: GradeView[]; step: GradeStep | null };

/** How the grading stands: running, done with a score and its rule, not runnable, or failed by us. */
export function GradeState({ attemptId, score, grade, previous, step }: Props) {
  if (grade === null) return <p role="status">Waiting for grading to start…</p>;
  const again = <Regrade attemptId={attemptId} label={grade.state === 'broken' ? 'Retry now' : 'Grade again'} />;
  if (grade.state === 'queued' || grade.state === 'running') {
    const share = step?.share ?? grade.share;
    return (
      <div className={classes.progress}>
        <p role="status">{grade.state === 'queued' ? 'Waiting for a free grader' : step?.step ?? grade.step ?? 'Grading'}…{grade.tries > 1 && ` (try ${grade.tries})`}</p>
        <Progress value={(share ?? 0) * 100} aria-label="Grading progress" />
      </div>
    );
  }
  if (grade.state === 'broken') {
    return (
      <section className={classes.ours} role="alert">
        <h2>Grading failed, and it is our fault</h2>
        <p>The candidate is not scored: this is not a zero. We tried {grade.tries === 1 ? 'once' : `${grade.tries} times`}. Retry now; if it fails again, give the incident number to whoever runs Assay.</p>
        {grade.incidentId !== null && <p>Incident <code>{grade.incidentId}</code></p>}
        {again}
      </section>
    );
  }
  const { report } = grade;
  return (
    <section className={classes.score} aria-label="Score">
      {grade.state === 'ungradable' || report === null
        ? <p><strong>The submission could not be run.</strong> {report?.reason}</p>
        : <p><span className={classes.number}>{report.score ?? '–'}</span> {scoreSentence(report)}</p>}
      {score !== report?.score && score !== null && <p><strong>{score} with people’s rulings.</strong> It is what counts.</p>}
      <p className={classes.quiet}>
        {report !== null && `Graded in ${asDuration(report.durationMs)} by ${report.graderVersion}, seed ${report.seed}`}
        {previous.length > 0 && `, ${previous.length} earlier ${previous.length === 1 ? 'run' : 'runs'} (last ${asDateTime(previous[0]?.requestedAt ?? grade.requestedAt)}: ${previous[0]?.report?.score ?? previous[0]?.state})`}. {again}
      </p>
    </section>
  );
}

function Regrade({ attemptId, label }: { attemptId: string; label: string }) {
  const queries = useQueryClient();
  const run = useMutation({
    mutationFn: () => regrade(attemptId),
    onSuccess: () => queries.invalidateQueries({ queryKey: reportQuery(attemptId).queryKey }),
  });
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => { run.mutate(); }} loading={run.isPending}>{label}</Button>
      {run.isError && <ProblemPanel error={run.error} />}
    </>
  );
}
