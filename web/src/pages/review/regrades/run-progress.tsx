import type { RegradeDetail } from '@assay/server/contract/regrades.ts';
import { Progress } from '@mantine/core';
import type { GradeStep } from '../staff/use-review-events.ts';
import classes from './regrades.module.css';

/** How far the runs are, and what is being graded now. */
export function RunProgress({ regrade: { runs, sessions }, steps }: { regrade: RegradeDetail; steps: ReadonlyMap<string, GradeStep> }) {
  const running = sessions.flatMap(({ name, tasks }) => tasks.filter(({ state }) => state === 'running').map((task) => ({ name, ...task })));
  return (
    <section className={classes.panel} aria-labelledby="progress">
      <h2 id="progress">Grading in the background</h2>
      <p role="status">{runs.finished} of {runs.total} runs have ended. They come after everything that candidates wait for; this page may be closed.</p>
      <Progress value={(100 * runs.finished) / runs.total} aria-label="Runs that ended" />
      {running.map(({ runId, name, title, step }) => <p key={runId} className={classes.quiet}>{name}, {title}: {steps.get(runId)?.step ?? step ?? 'Preparing'}…</p>)}
    </section>
  );
}
