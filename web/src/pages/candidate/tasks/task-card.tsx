import type { AttemptSummary } from '@assay/server/contract/session.ts';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { MarkdownText } from '../../../ui/markdown-text.tsx';
import { Clock } from '../../../ui/clock.tsx';
import { asDateTime } from '../../../ui/times.ts';
import classes from './tasks.module.css';

const STATE_WORDS = { not_started: 'To do', open: 'In progress', submitted: 'Handed in' } as const;

/** One task, its state in words and its one next step. */
export function TaskCard({ attempt, token, skewMs, closed, waitsFor, onStart }: {
  attempt: AttemptSummary; token: string; skewMs: number;
  /** Nothing can be begun any more. */
  closed: boolean;
  /** An earlier task that a fixed order puts first. */
  waitsFor: string | null;
  onStart: () => void;
}) {
  const { state, title, summary, minutes, deadlineAt, stoppedAt, submittedAt, instructions } = attempt;
  return (
    <li className={classes.card} data-state={state}>
      <div className={classes.text}>
        <p className={classes.state}>{wordsOf(attempt, closed)}{state === 'submitted' && submittedAt !== null && ` ${asDateTime(submittedAt)}`}</p>
        <h2>{title}</h2>
        <p>{summary}</p>
        {instructions !== '' && <MarkdownText>{instructions}</MarkdownText>}
      </div>
      <div className={classes.end}>
        {state === 'open' && deadlineAt !== null ? <Clock endsAt={deadlineAt} stoppedAt={stoppedAt} skewMs={skewMs} /> : <span className={classes.minutes}>{minutes} min</span>}
        {state === 'not_started' && waitsFor !== null && <span className={classes.minutes}>after {waitsFor}</span>}
        {state === 'not_started' && !closed && waitsFor === null && <Button onClick={onStart}>Start…<span className="visually-hidden"> {title}</span></Button>}
        {state === 'open' && <Button component={Link} to={`/s/${token}/tasks/${attempt.id}`}>Go on<span className="visually-hidden"> with {title}</span></Button>}
        {state === 'submitted' && submittedAt !== null && <Button variant="default" component={Link} to={`/s/${token}/receipt`}>Receipt</Button>}
      </div>
    </li>
  );
}

function wordsOf({ state, submittedAt }: AttemptSummary, closed: boolean): string {
  if (state === 'submitted' && submittedAt === null) return 'Closed, not handed in';
  return state === 'not_started' && closed ? 'Not begun' : STATE_WORDS[state];
}
