import classes from './standing.module.css';

type Props = { label: string; scored: number; /** Candidates by score: 0–9, …, 90–100; null where they are too few. */ bins: number[] | null; score: number | null; threshold?: number | null; fewest: number };

const [WIDTH, HEIGHT, STEP, BASE] = [200, 44, 20, 36];

/** Where one score stands among all: bars, a line for what is needed, a triangle for the candidate. The words say the same. */
export function StandingPlot({ label, scored, bins, score, threshold = null, fewest }: Props) {
  const told = [...(score === null ? [] : [`this candidate ${score}`]), ...(threshold === null ? [] : [`${threshold} needed`])];
  if (bins === null) return <p className={classes.few}>{label}: {scored} of the {fewest} graded candidates that a distribution needs.</p>;
  const most = Math.max(...bins, 1);
  const at = (points: number) => (points / 100) * WIDTH;
  return (
    <figure className={classes.plot}>
      <figcaption>{label} <span>{[`${scored} graded`, ...told].join(', ')}</span></figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${label}, candidates by score: ${bins.map((n, bin) => `${bin * 10} to ${bin === 9 ? 100 : bin * 10 + 9}: ${n}`).join(', ')}; ${told.join(', ')}`}>
        {bins.map((n, bin) => <rect key={bin} x={bin * STEP + 1} width={STEP - 2} y={BASE - (n / most) * 28} height={(n / most) * 28} className={score !== null && bin === Math.min(9, Math.floor(score / 10)) ? classes.own : classes.bar} />)}
        <line x1={0} x2={WIDTH} y1={BASE} y2={BASE} className={classes.axis} />
        {threshold !== null && <line x1={at(threshold)} x2={at(threshold)} y1={2} y2={BASE} className={classes.threshold} />}
        {score !== null && <path d={`M ${at(score)} ${BASE + 1} l -4 7 h 8 z`} className={classes.marker} />}
      </svg>
    </figure>
  );
}
