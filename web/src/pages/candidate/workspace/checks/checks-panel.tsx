import { Button, Progress } from '@mantine/core';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../../ui/problem-panel.tsx';
import { asTime } from '../../../../ui/times.ts';
import { EvidenceView } from '../../../../evidence/evidence-view.tsx';
import { VerdictMark } from '../../../../ui/verdict-mark.tsx';
import type { Checks } from './use-checks.ts';
import classes from './checks.module.css';

/** The visible checks: how far they are, then each with its sentence. Hidden ones stay hidden. */
export function ChecksPanel({ checks, about }: { checks: Checks; /** What Check does here, while nothing has run. */ about: string }) {
  const { run, running, error, start } = checks;
  return (
    <div className={classes.panel} tabIndex={0} role="region" aria-label="Check results">
      {error !== null && <ProblemPanel error={error} onRetry={start} />}
      {running && (
        <div className={classes.progress}>
          <p role="status">{run?.state === 'running' ? run.step ?? 'Checking' : 'Waiting for a free grader'}… You can go on working.</p>
          <Progress value={(run?.share ?? 0) * 100} aria-label="Check progress" />
        </div>
      )}
      {run === null && !running && (
        <EmptyState title="No check has run yet">
          <p>{about}</p>
          <Button size="xs" variant="default" onClick={start}>Check now</Button>
        </EmptyState>
      )}
      {run !== null && !running && <RunResult run={run} onRetry={start} />}
    </div>
  );
}

function RunResult({ run, onRetry }: { run: NonNullable<Checks['run']>; onRetry: () => void }) {
  if (run.state === 'broken') {
    return (
      <div className={classes.broken}>
        <p><strong>The checks failed on our side.</strong> This says nothing about your work. Run them again; you are not charged for it.</p>
        <Button size="xs" variant="default" onClick={onRetry}>Run again</Button>
        {run.reason !== null && <p className={classes.small}>Incident <code>{run.reason}</code></p>}
      </div>
    );
  }
  return (
    <>
      {run.state === 'ungradable' && <p className={classes.reason}><strong>Your files could not be run.</strong> {run.reason}</p>}
      <ul className={classes.list}>
        {run.checks.map((check, index) => (
          <li key={check.id}>
            {check.group !== undefined && check.group !== run.checks[index - 1]?.group && <h3 className={classes.group}>{check.group}</h3>}
            <VerdictMark verdict={check.verdict} />
            <div><strong>{check.title}</strong><p>{check.detail}</p>{(check.evidence ?? []).map((evidence, i) => <EvidenceView key={i} evidence={evidence} opened={false} />)}</div>
          </li>
        ))}
      </ul>
      {run.finishedAt !== null && <p className={classes.small}>Checked {asTime(run.finishedAt)}. Grading has further checks that are not shown here.</p>}
    </>
  );
}
