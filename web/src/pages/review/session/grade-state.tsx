import type { GradeView } from '@assay/server/contract/review.ts';
import { Button, Progress } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { meQuery, regrade, reportQuery } from '../../../api/staff.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDuration } from '../../../ui/times.ts';
import { TaskStanding } from '../fit/standing.tsx';
import type { GradeStep } from '../staff/use-review-events.ts';
import { GradeHistory } from './grade-history.tsx';
import { instanceWords } from './instance-words.ts';
import { scoreSentence } from './score-sentence.ts';
import classes from './session.module.css';

type Props = { sessionId: string; attemptId: string; /** With rulings. */ score: number | null; grade: GradeView | null; previous: GradeView[]; step: GradeStep | null };

/** How the grading stands: running, done with a score and its rule, not runnable, or failed by us. */
export function GradeState({ sessionId, attemptId, score, grade, previous, step }: Props) {
  if (grade === null) return <p role="status">Waiting for grading to start…</p>;
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
        <Retry attemptId={attemptId} />
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
        {report !== null && `Graded in ${asDuration(report.durationMs)} by ${report.graderVersion}, ${instanceWords(report)}`}
        {'. '}<RegradeLink sessionId={sessionId} />
      </p>
      <TaskStanding sessionId={sessionId} attemptId={attemptId} score={score} />
      <GradeHistory grades={[grade, ...previous]} />
    </section>
  );
}

/** A grade that stands changes by a regrade, which is looked at before it counts. */
function RegradeLink({ sessionId }: { sessionId: string }) {
  const me = useQuery(meQuery);
  return me.data === undefined || me.data.role === 'interviewer' ? null : <Link to={`/review/regrades/new?sessions=${sessionId}`}>Regrade…</Link>;
}

function Retry({ attemptId }: { attemptId: string }) {
  const queries = useQueryClient();
  const run = useMutation({
    mutationFn: () => regrade(attemptId),
    onSuccess: () => queries.invalidateQueries({ queryKey: reportQuery(attemptId).queryKey }),
  });
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => { run.mutate(); }} loading={run.isPending}>Retry now</Button>
      {run.isError && <ProblemPanel error={run.error} />}
    </>
  );
}
