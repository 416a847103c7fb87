import type { ReviewAttempt } from '@assay/server/contract/review.ts';
import { asDuration } from '../../../ui/times.ts';
import { asWords } from '../../../ui/words.ts';
import { attemptWords } from '../sessions/session-states.ts';
import { ScoreBar } from '../staff/score-bar.tsx';
import classes from './session.module.css';

/** The session's numbers, one card a task; choosing one shows its report. */
export function TaskCards({ attempts, chosen, onChoose }: { attempts: ReviewAttempt[]; chosen: string; onChoose: (id: string) => void }) {
  return (
    <ul className={classes.cards} aria-label="Tasks">
      {attempts.map((attempt) => (
        <li key={attempt.id}>
          <button type="button" aria-pressed={attempt.id === chosen} onClick={() => { onChoose(attempt.id); }}>
            <span className={classes.cardTitle}>{attempt.title}</span>
            <span className={classes.quiet}>{asWords(attempt.competency)}{attempt.variant !== null && ` · variant ${attempt.variant}`}</span>
            <ScoreBar score={attempt.score} words={attemptWords(attempt)} broken={attempt.gradeState === 'broken'} />
            <span className={classes.quiet}>{timeOf(attempt)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function timeOf({ startedAt, submittedAt, minutes }: ReviewAttempt): string {
  if (startedAt === null) return `${minutes} min allowed`;
  if (submittedAt === null) return `working, ${minutes} min allowed`;
  return `${asDuration(Date.parse(submittedAt) - Date.parse(startedAt))} of ${minutes} min`;
}
