import type { CheckDifference, TaskDifference } from '@assay/server/contract/regrades.ts';
import { useQuery } from '@tanstack/react-query';
import { regradeSessionQuery } from '../../../api/regrades.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { VerdictMark } from '../../../ui/verdict-mark.tsx';
import { points } from '../session/score-sentence.ts';
import { ChangedTo } from './changed-to.tsx';
import classes from './regrades.module.css';

const FATES = { applies: 'It still counts.', moot: 'It would not count any more: the machine says something else.', 'moot-before': 'It does not count, as before.' } as const;

/** One candidate's checks before and after, task by task; those that are the same are folded. */
export function CheckDifferences({ regradeId, sessionId }: { regradeId: string; sessionId: string }) {
  const detail = useQuery(regradeSessionQuery(regradeId, sessionId));
  if (detail.isPending) return <p role="status">Loading the checks…</p>;
  if (detail.isError) return <ProblemPanel error={detail.error} onRetry={detail.refetch} />;
  return <>{detail.data.tasks.map((task) => <Task key={task.runId} task={task} />)}</>;
}

function Task({ task: { title, checks } }: { task: TaskDifference }) {
  const [changed, same] = [checks.filter((check) => check.changed || check.ruling !== null), checks.filter((check) => !check.changed && check.ruling === null)];
  return (
    <section>
      <h3>{title}</h3>
      {checks.length === 0 && <p className={classes.quiet}>There is no new result.</p>}
      {changed.length > 0 && <ul>{changed.map((check) => <Check key={check.id} check={check} />)}</ul>}
      {same.length > 0 && <details><summary>{same.length} {same.length === 1 ? 'check is' : 'checks are'} the same</summary><ul>{same.map((check) => <Check key={check.id} check={check} />)}</ul></details>}
    </section>
  );
}

function Check({ check: { title, before, after, changed, ruling } }: { check: CheckDifference }) {
  return (
    <li>
      <div className={classes.verdicts}><strong>{title}</strong> <ChangedTo before={<Side side={before} />} after={<Side side={after} />} same={!changed} /></div>
      {changed && before !== null && <p><span className={classes.quiet}>Before:</span> {before.detail}</p>}
      {after !== null && <p>{changed && <span className={classes.quiet}>After: </span>}{after.detail}</p>}
      {ruling !== null && <p>{ruling.by.name} ruled <VerdictMark verdict={ruling.verdict} />{ruling.reason !== '' && `: ${ruling.reason}`} <strong>{FATES[ruling.fate]}</strong></p>}
    </li>
  );
}

function Side({ side }: { side: CheckDifference['before'] }) {
  if (side === null) return <span className={classes.quiet}>not there</span>;
  return <><VerdictMark verdict={side.verdict} /> <span className={classes.quiet}>{points(side.earned)} of {points(side.weight)}</span></>;
}
