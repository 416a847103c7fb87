import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { resetDatabase, schemaQuery } from '../../../../api/candidate.ts';
import { DiffLines } from '../../../../ui/diff-lines.tsx';
import { ProblemPanel } from '../../../../ui/problem-panel.tsx';
import classes from './schema.module.css';

/** The live database is no longer the original: what differs, and the way back. */
export function ChangeBanner({ attemptId, diff }: { attemptId: string; diff: string }) {
  const queries = useQueryClient();
  const [shown, setShown] = useState<'diff' | 'reset' | null>(null);
  const close = () => { setShown(null); };
  const reset = useMutation({
    mutationFn: () => resetDatabase(attemptId),
    onSuccess: async () => { await queries.invalidateQueries({ queryKey: schemaQuery(attemptId).queryKey }); close(); },
  });
  return (
    <div className={classes.banner}>
      <p>You changed this database. Grading starts from the original and your files.</p>
      <div className={classes.bannerActions}>
        <Button size="compact-xs" variant="default" onClick={() => { setShown('diff'); }}>What changed</Button>
        <Button size="compact-xs" variant="default" onClick={() => { setShown('reset'); }}>Reset…</Button>
      </div>
      <Modal opened={shown === 'diff'} onClose={close} title="Changed since the original" size="70rem" closeButtonProps={{ 'aria-label': 'Close' }}><DiffLines label="Definitions, original against live" diff={diff} /></Modal>
      <Modal opened={shown === 'reset'} onClose={close} title="Reset the database?" closeButtonProps={{ 'aria-label': 'Close' }}>
        <p>Your copy becomes the original again: schema and rows. Your files stay as they are.</p>
        {reset.isError && <ProblemPanel error={reset.error} />}
        <div className={classes.bannerActions}>
          <Button onClick={() => { reset.mutate(); }} loading={reset.isPending}>Reset</Button>
          <Button variant="default" onClick={close} data-autofocus>Keep it</Button>
        </div>
      </Modal>
    </div>
  );
}
