import type { Baseline } from '@assay/server/contract/baselines.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { baselinesQuery } from '../../../api/baselines.ts';
import { baselineSentence } from './baseline-sentence.ts';
import classes from './baseline.module.css';

/** What a stock model scores on a version of an exercise, and the way to how that came about. */
export function BaselineLine({ baseline }: { baseline: Baseline | null }) {
  return (
    <p className={classes.line}>
      AI baseline: {baseline === null ? 'not measured' : <Link to={`/review/baselines/${baseline.exerciseId}`}>{baselineSentence(baseline)}</Link>}
    </p>
  );
}

/** The same for one of many exercises, whose baselines are fetched together. A list without them is still a list. */
export function BaselineOf({ exerciseId }: { exerciseId: string }) {
  const baselines = useQuery(baselinesQuery);
  if (baselines.isPending) return <p className={classes.line}>AI baseline: …</p>;
  if (baselines.isError) return <p className={classes.line}>AI baseline: could not be read</p>;
  return <BaselineLine baseline={baselines.data.items.find((baseline) => baseline.exerciseId === exerciseId) ?? null} />;
}
