import type { Actor } from '@assay/server/contract/attempt.ts';
import { Button } from '@mantine/core';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { asDuration, asTime } from '../../../../ui/times.ts';
import { ActorTag } from './actor-picker.tsx';
import classes from './console.module.css';
import type { ConsoleState } from './use-console.ts';

/** What was run here before, newest first; each can be run again or taken back into the console. */
export function HistoryPanel({ sql, actors }: { sql: ConsoleState; actors: Actor[] }) {
  if (sql.history.length === 0) return <EmptyState title="No statements yet">What you run in the console or from a file is listed here.</EmptyState>;
  return (
    <ol className={classes.history} tabIndex={0} aria-label="Statements, newest first">
      {sql.history.map((run) => (
        <li key={run.id}>
          <span className={classes.when}>{asTime(run.at)}</span>
          <ActorTag actors={actors} id={run.actor} />
          <code className={classes.past}>{run.sql.trim()}</code>
          <span className={run.failed ? classes.failed : classes.figures}>{run.failed ? '✗' : '✓'} {run.outcome} · {asDuration(run.ms)}</span>
          <span className={classes.pastActions}>
            <Button size="compact-xs" variant="default" disabled={sql.running !== null} onClick={() => { sql.recall(run); sql.run({ actor: run.actor, sql: run.sql, source: 'console', offset: 0 }); }}>Run again</Button>
            <Button size="compact-xs" variant="subtle" onClick={() => { sql.recall(run); }}>To console</Button>
          </span>
        </li>
      ))}
    </ol>
  );
}
