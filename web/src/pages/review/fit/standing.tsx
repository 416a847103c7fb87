import type { ReviewSession } from '@assay/server/contract/review.ts';
import { DEPTH_WORDS, DEPTHS } from '@assay/server/contract/words.ts';
import { useQuery } from '@tanstack/react-query';
import { standingQuery } from '../../../api/review.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { StandingPlot } from './standing-plot.tsx';
import classes from './standing.module.css';

const FEWEST = 5;

/** Each depth among all graded candidates of the screen; only how many reached what, of nobody by name. */
export function Standing({ session: { id, rule, scores } }: { session: ReviewSession }) {
  const standing = useQuery(standingQuery(id));
  if (standing.isPending) return <p role="status">Loading the distribution…</p>;
  if (standing.isError) return <ProblemPanel error={standing.error} onRetry={standing.refetch} />;
  const { depths } = standing.data;
  if (depths.every(({ bins }) => bins === null)) {
    return <p className={classes.few}>How the candidate stands among others is shown when {FEWEST} are graded; {Math.max(...depths.map(({ scored }) => scored))} are.</p>;
  }
  return (
    <div className={classes.plots}>
      {DEPTHS.map((depth) => {
        const { scored = 0, bins = null } = depths.find((row) => row.depth === depth) ?? {};
        return scored === 0 ? null : <StandingPlot key={depth} label={DEPTH_WORDS[depth]} scored={scored} bins={bins} score={scores[depth]} threshold={rule[depth]} fewest={FEWEST} />;
      })}
    </div>
  );
}

/** One task among the same task of others. */
export function TaskStanding({ sessionId, attemptId, score }: { sessionId: string; attemptId: string; score: number | null }) {
  const standing = useQuery(standingQuery(sessionId));
  const task = standing.data?.tasks.find((known) => known.attemptId === attemptId);
  return task === undefined || score === null ? null : <StandingPlot label="Among all" scored={task.scored} bins={task.bins} score={score} fewest={FEWEST} />;
}
