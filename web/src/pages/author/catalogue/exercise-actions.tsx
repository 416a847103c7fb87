import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import { tryExercise } from '../../../api/staff.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import classes from '../author.module.css';

/** To try it, one leaves for the workspace that candidates get; the browser's way back leads here again. */
export function ExerciseActions({ exerciseId }: { exerciseId: string }) {
  const start = useMutation({ mutationFn: () => tryExercise(exerciseId), onSuccess: ({ url }) => { window.location.assign(url); } });
  return (
    <>
      <div className={classes.actions}>
        <Button size="sm" onClick={() => { start.mutate(); }} loading={start.isPending}>Try as candidate</Button>
        <Button size="sm" variant="default" component={Link} to={`/author/exercises?copy=${exerciseId}`}>Copy</Button>
      </div>
      <p className={classes.quiet}>Trying opens a session of your own with this one task, which is in no list, statistic or export. A copy is yours to change.</p>
      {start.isError && <ProblemPanel error={start.error} />}
    </>
  );
}
