import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { tryExercise } from '../../../api/staff.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import classes from '../author.module.css';

/** Leaves for the workspace that candidates get; the browser's way back leads here again. */
export function TryButton({ slug }: { slug: string }) {
  const start = useMutation({ mutationFn: () => tryExercise(slug), onSuccess: ({ url }) => { window.location.assign(url); } });
  return (
    <>
      <div className={classes.actions}>
        <Button size="sm" onClick={() => { start.mutate(); }} loading={start.isPending || start.isSuccess}>Try as candidate</Button>
      </div>
      <p className={classes.quiet}>Opens a session of your own with this one task. It is in no list, statistic or export.</p>
      {start.isError && <ProblemPanel error={start.error} />}
    </>
  );
}
