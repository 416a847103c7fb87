import classes from './score-bar.module.css';

type Props = { score: number | null; words: string; broken?: boolean; /** Marked on the bar where there is one to reach. */ threshold?: number | null };

/** A score out of 100 as number and length; without one, the words why. */
export function ScoreBar({ score, words, broken = false, threshold = null }: Props) {
  if (score === null) return <span className={broken ? classes.broken : classes.words}>{words}</span>;
  return (
    <span className={classes.bar}>
      <span className={classes.track} aria-hidden="true">
        <span className={classes.length} style={{ width: `${score}%` }} data-below={threshold !== null && score < threshold} />
        {threshold !== null && <span className={classes.threshold} style={{ left: `${threshold}%` }} />}
      </span>
      <strong>{score}</strong>
    </span>
  );
}
