import { Button, NativeSelect, Progress } from '@mantine/core';
import { useState } from 'react';
import { CurveChart } from '../../../../context-runs/curve-chart.tsx';
import { RunTrace } from '../../../../context-runs/run-trace.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../../ui/problem-panel.tsx';
import { asTime } from '../../../../ui/times.ts';
import { VerdictMark } from '../../../../ui/verdict-mark.tsx';
import type { Checks } from '../checks/use-checks.ts';
import { HeatTable } from './heat-table.tsx';
import { runTable } from './run-table.ts';
import type { PastRuns } from './use-past-runs.ts';
import classes from './context.module.css';

type Props = { checks: Checks; past: PastRuns; chosen: string | null; onChoose: (key: string | null) => void };

/** What the code does on the practice cases: how far, then table, curve and trace. */
export function RunsPanel({ checks, past, chosen, onChoose }: Props) {
  const { run, running, error, start, cancel } = checks;
  const [comparedId, setComparedId] = useState('');
  const shown = run !== null && run.state === 'done' ? run : past.runs[0] ?? null;
  const others = past.runs.filter(({ id }) => id !== shown?.id);
  const compared = others.find(({ id }) => id === comparedId) ?? null;
  return (
    <div className={classes.panel} tabIndex={0} role="region" aria-label="Results of the run">
      {error !== null && <ProblemPanel error={error} onRetry={start} />}
      {running && (
        <div className={classes.progress}>
          <p role="status">{run?.state === 'running' ? run.step ?? 'Running' : 'Waiting for a free runner'}… You can go on working.</p>
          <Progress value={(run?.share ?? 0) * 100} aria-label="Progress of the run" />
          <Button size="xs" variant="default" onClick={cancel}>Cancel</Button>
        </div>
      )}
      {!running && run?.state === 'broken' && (
        <div className={classes.notice}>
          <p><strong>The run failed on our side.</strong> This says nothing about your work. {run.reason !== null && <>Incident <code>{run.reason}</code>.</>}</p>
          <Button size="xs" variant="default" onClick={start}>Run again</Button>
        </div>
      )}
      {!running && run?.state === 'ungradable' && <p className={classes.notice}><strong>{run.reason === 'Cancelled.' ? 'Cancelled.' : 'Your code could not be run.'}</strong> {run.reason !== 'Cancelled.' && run.reason}</p>}
      {shown === null && !running && run === null && (
        <EmptyState title="Nothing has run yet">
          <p>Run tries your code on three practice cases under fifteen ceilings each. You see what was found, kept and dropped, and how close you come to the best that is possible. Run as often as you like; it is not a score.</p>
          <Button size="xs" variant="default" onClick={start}>Run now</Button>
        </EmptyState>
      )}
      {shown !== null && (
        <>
          {others.length > 0 && (
            <NativeSelect
              size="xs" className={classes.compare!} label="Compare with" value={comparedId} onChange={(event) => { setComparedId(event.currentTarget.value); }}
              data={[{ value: '', label: 'no earlier run' }, ...others.map(({ id, requestedAt }) => ({ value: id, label: `the run of ${asTime(requestedAt)}` }))]}
            />
          )}
          <Result run={shown} compared={compared} stale={running || shown !== run} chosen={chosen} onChoose={onChoose} />
        </>
      )}
    </div>
  );
}

type Run = NonNullable<Checks['run']>;

function Result({ run, compared, stale, chosen, onChoose }: { run: Run; compared: Run | null; stale: boolean; chosen: string | null; onChoose: (key: string | null) => void }) {
  const { rows, curves, failed, area } = runTable(run);
  const cell = rows.flatMap(({ cells }) => cells).find(({ key }) => key === chosen) ?? null;
  const curve = curves.find((each) => each.case === cell?.run.case) ?? curves[0];
  return (
    <>
      <p className={classes.lead}>
        {area !== null && <><strong>{Math.round(area * 100)} % of the best</strong> over all rooms of the practice cases. </>}
        {stale ? 'Of an earlier run' : 'Run'} {asTime(run.requestedAt)}. Pick a cell to see what happened there.
      </p>
      <HeatTable rows={rows} earlier={compared === null ? null : runTable(compared).rows} chosen={chosen} onChoose={onChoose} />
      {failed.length > 0 && (
        <ul className={classes.failed} aria-label="What failed">
          {failed.map(({ id, title, detail, evidence }) => {
            const at = evidence?.[0]?.run;
            return (
              <li key={id}>
                <VerdictMark verdict="fail" />
                <div><strong>{title}</strong><p>{detail}</p>
                  {at !== undefined && at.kind === 'main' && <Button size="compact-xs" variant="default" onClick={() => { onChoose(`${at.case}:${at.limit}`); }}>Show in {at.case} at {at.limit}</Button>}</div>
              </li>
            );
          })}
        </ul>
      )}
      <div className={classes.detail}>
        {curve !== undefined && <CurveChart curve={curve} chosen={cell !== null && cell.run.zone === 'room' ? cell.run.room : undefined} />}
        {cell !== null && <RunTrace run={cell.run} />}
      </div>
    </>
  );
}
