import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { attemptQuery, openInvitation, takeOverAttempt } from '../../../api/candidate.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import type { SaveQueue } from './drafts/save-queue.ts';
import classes from './workspace.module.css';

/** Another browser writes now. Reading goes on here; taking over merges and loses nothing on either side. */
export function HeldElsewhere({ token, attemptId, queue }: { token: string; attemptId: string; queue: SaveQueue }) {
  const queries = useQueryClient();
  const takeOver = useMutation({
    mutationFn: async () => {
      await openInvitation(token, true);
      return takeOverAttempt(attemptId);
    },
    onSuccess: (view) => {
      queries.setQueryData(attemptQuery(token, attemptId).queryKey, view);
      queue.resume(view.files);
    },
  });
  return (
    <div className={classes.notice} role="alert">
      <p>This task is open in another browser, which writes now. What you type here stays here until you go on in this browser.</p>
      <Button size="xs" onClick={() => { takeOver.mutate(); }} loading={takeOver.isPending}>Go on in this browser</Button>
      {takeOver.isError && <ProblemPanel error={takeOver.error} />}
    </div>
  );
}
