import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { resetDatabase, schemaQuery } from '../../../../api/candidate.ts';
import { useAnnounce } from '../../../../ui/announcer.tsx';
import { ProblemPanel } from '../../../../ui/problem-panel.tsx';
import classes from './schema.module.css';

/** The way back to the original; asks once, because rows go too. */
export function ResetButton({ attemptId }: { attemptId: string }) {
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const reset = useMutation({
    mutationFn: () => resetDatabase(attemptId),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: schemaQuery(attemptId).queryKey });
      setAsking(false);
      announce('The database is the original again.');
    },
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={() => { setAsking(true); }}>Reset…</Button>
      <Modal opened={asking} onClose={() => { setAsking(false); }} title="Reset the database?" closeButtonProps={{ 'aria-label': 'Close' }}>
        <p>Your copy becomes the original again: schema and rows. Your files stay as they are.</p>
        {reset.isError && <ProblemPanel error={reset.error} />}
        <div className={classes.bannerActions}>
          <Button onClick={() => { reset.mutate(); }} loading={reset.isPending}>Reset</Button>
          <Button variant="default" onClick={() => { setAsking(false); }} data-autofocus>Keep it</Button>
        </div>
      </Modal>
    </>
  );
}
