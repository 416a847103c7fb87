import classes from './score-bar.module.css';

/** A score out of 100 as number and length; without one, the words why. */
export function ScoreBar({ score, words, broken = false }: { score: number | null; words: string; broken?: boolean }) {
  if (score === null) return <span className={broken ? classes.broken : classes.words}>{words}</span>;
  return (
    <span className={classes.bar}>
      <span className={classes.track} aria-hidden="true"><span style={{ width: `${score}%` }} /></span>
      <strong>{score}</strong>
    </span>
  );
}
