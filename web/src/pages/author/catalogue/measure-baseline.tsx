import type { BaselineRun } from '@assay/server/contract/baselines.ts';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { baselinesQuery, measureBaseline, measuringQuery } from '../../../api/baselines.ts';
import { Problem } from '../../../api/problem.ts';
import { meQuery } from '../../../api/staff.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { tookSentence } from '../../review/baseline/took-sentence.ts';
import classes from '../author.module.css';

/** Beside the baseline of an exercise: to have it measured, and how far that is. Interviewers see the result only. */
export function MeasureBaseline({ exerciseId }: { exerciseId: string }) {
  const me = useQuery(meQuery);
  return me.data === undefined || me.data.role === 'interviewer' ? null : <Measuring exerciseId={exerciseId} />;
}

function Measuring({ exerciseId }: { exerciseId: string }) {
  const queries = useQueryClient();
  const measuring = useQuery(measuringQuery(exerciseId));
  const baselines = useQuery(baselinesQuery);
  const run = measuring.data?.run ?? null;
  const measured = run?.state === 'measured' ? run.id : null;
  useEffect(() => {
    if (measured !== null) void queries.invalidateQueries({ queryKey: baselinesQuery.queryKey });
  }, [queries, measured]);

  if (measuring.isPending) return null;
  // What is retired is measured no more.
  if (measuring.isError) return measuring.error instanceof Problem && measuring.error.code === 'not_found' ? null : <ProblemPanel error={measuring.error} onRetry={measuring.refetch} />;
  if (run?.state === 'asked') return <p className={classes.quiet} role="status">Asking Claude to solve it, then grading: some minutes. You can leave this page.</p>;
  const again = baselines.data?.items.some((baseline) => baseline.exerciseId === exerciseId) === true;
  return (
    <>
      {run?.state === 'failed' && <Failure run={run} />}
      {measuring.data.claude
        ? <MeasureButton exerciseId={exerciseId}>{again ? 'Measure again' : 'Measure a baseline'}</MeasureButton>
        : <p className={classes.quiet}>Baselines are measured with Claude: whoever runs Assay can set ANTHROPIC_API_KEY.</p>}
    </>
  );
}

function MeasureButton({ exerciseId, children }: { exerciseId: string; children: string }) {
  const queries = useQueryClient();
  const start = useMutation({ mutationFn: () => measureBaseline(exerciseId), onSettled: () => queries.invalidateQueries({ queryKey: measuringQuery(exerciseId).queryKey }) });
  return (
    <>
      <Button size="compact-sm" variant="default" loading={start.isPending} onClick={() => { start.mutate(); }}>{children}</Button>
      {start.isError && <ProblemPanel error={start.error} />}
    </>
  );
}

function Failure({ run: { reason, incidentId, took, requestedBy } }: { run: BaselineRun }) {
  return (
    <div role="alert">
      <p>The last measurement failed. {reason}{incidentId !== null && <> Incident <code>{incidentId}</code>.</>}</p>
      <p className={classes.quiet}>Asked for by {requestedBy}.{took !== null && ` ${tookSentence(took)}`}</p>
    </div>
  );
}
