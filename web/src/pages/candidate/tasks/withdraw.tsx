import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionQuery, withdraw } from '../../../api/candidate.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import classes from './tasks.module.css';

/** The way out, for good: asked once. */
export function Withdraw({ token }: { token: string }) {
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const leave = useMutation({
    mutationFn: () => withdraw(token),
    onSuccess: (view) => { queries.setQueryData(sessionQuery(token).queryKey, view); },
  });
  return (
    <div className={classes.lead}>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => { setAsked(true); }}>Withdraw from this screen…</Button>
      <Modal opened={asked} onClose={() => { if (!leave.isPending) setAsked(false); }} title="Withdraw from this screen?" closeButtonProps={{ 'aria-label': 'Close' }}>
        <p>A task in progress is closed and not graded, and nothing more can be begun. What you handed in before is kept. This cannot be undone here.</p>
        {leave.isError && <ProblemPanel error={leave.error} />}
        <div className={classes.actions}>
          <Button onClick={() => { setAsked(false); }} disabled={leave.isPending} data-autofocus>Stay</Button>
          <Button variant="default" onClick={() => { leave.mutate(); }} loading={leave.isPending}>Withdraw</Button>
        </div>
      </Modal>
    </div>
  );
}
