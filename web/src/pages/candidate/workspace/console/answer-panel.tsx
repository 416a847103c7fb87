import type { Actor } from '@assay/server/contract/attempt.ts';
import type { SqlError, SqlResult } from '@assay/server/contract/console.ts';
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../../ui/problem-panel.tsx';
import { asDuration } from '../../../../ui/times.ts';
import { ActorTag } from './actor-picker.tsx';
import classes from './console.module.css';
import { resultText } from './outcome-text.ts';
import { PlanTree } from './plan-tree.tsx';
import { ResultGrid } from './result-grid.tsx';
import type { ConsoleState } from './use-console.ts';

/** What the database said: rows, plans, notices and errors, in order. */
export function AnswerPanel({ sql, actors }: { sql: ConsoleState; actors: Actor[] }) {
  const { running, answer, problem } = sql;
  return (
    <div className={classes.answer} tabIndex={0} role="region" aria-label="Answer">
      {running !== null && <Running since={running.since} onCancel={sql.cancel} />}
      {problem !== null && running === null && <ProblemPanel error={problem} />}
      {running === null && problem === null && answer === null && (
        <EmptyState title="Nothing has run yet">Choose as whom to act, write SQL on the left and press Ctrl-Enter. Tenants run as the application would; the owner may change the schema of your own copy.</EmptyState>
      )}
      {answer !== null && (
        <div aria-busy={running !== null} className={running === null ? undefined : classes.stale}>
          <p className={classes.ran}>
            <ActorTag actors={actors} id={answer.answer.actor} />
            {answer.request.source !== 'console' && <code>{answer.request.source}</code>}
            <span>{asDuration(answer.answer.durationMs)}</span>
          </p>
          {answer.answer.results.map((result, i) => <OneResult key={i} result={result} alone={answer.answer.results.length === 1} />)}
          {answer.answer.notices.length > 0 && (
            <ul className={classes.notices} aria-label="Messages">
              {answer.answer.notices.map((notice, i) => <li key={i}><strong>{notice.severity}</strong> {notice.message}</li>)}
            </ul>
          )}
          {answer.answer.error !== null && <ErrorBlock error={answer.answer.error} earlier={answer.answer.results.length} />}
        </div>
      )}
    </div>
  );
}

function Running({ since, onCancel }: { since: number; onCancel: () => void }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => { setNow(Date.now()); }, 200);
    return () => { clearInterval(timer); };
  }, []);
  return (
    <div className={classes.running}>
      <span role="status">Running…</span> <span aria-hidden="true">{((now - since) / 1000).toFixed(1)} s</span>
      <Button size="compact-xs" variant="default" onClick={onCancel}>Cancel</Button>
    </div>
  );
}

function OneResult({ result, alone }: { result: SqlResult; alone: boolean }) {
  return (
    <section className={classes.result}>
      {!alone && <p className={classes.statement}><span>Line {result.line}</span><code>{result.statement.trim().replace(/\s+/g, ' ').slice(0, 160)}</code></p>}
      {result.plan !== null && result.plan !== undefined ? <PlanTree plan={result.plan} />
        : result.columns.length > 0 ? <ResultGrid result={result} />
        : <p className={classes.done}>✓ {resultText(result)}</p>}
    </section>
  );
}

const STOPPED: Record<SqlError['kind'], string> = {
  sql: 'Error', timeout: 'Stopped: it took too long', cancelled: 'Cancelled', limit: 'Stopped: too much', lost: 'The connection ended',
};

function ErrorBlock({ error, earlier }: { error: SqlError; earlier: number }) {
  return (
    <div className={classes.error} role="alert">
      <p><strong>{STOPPED[error.kind]}{error.kind === 'sql' && error.line !== null && ` in line ${error.line}`}.</strong> {error.kind !== 'cancelled' && error.message}</p>
      {error.detail !== null && <p>Detail: {error.detail}</p>}
      {error.hint !== null && <p>Hint: {error.hint}</p>}
      {earlier > 0 && <p>Nothing of this run was kept unless it committed before this line.</p>}
      {error.sqlstate !== null && <p className={classes.small}>SQLSTATE <code>{error.sqlstate}</code></p>}
    </div>
  );
}
