import type { SessionReceipt } from '@assay/server/contract/disputes.ts';
import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { requestDeletion, sessionReceiptQuery } from '../../../api/candidate.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDate, asDateTime } from '../../../ui/times.ts';
import classes from './receipt.module.css';

/** Until when the data is kept, a copy of it, and the wish to be forgotten. */
export function YourData({ token, receipt, organization }: { token: string; receipt: SessionReceipt; organization: string }) {
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const ask = useMutation({
    mutationFn: requestDeletion,
    onSuccess: (next) => { queries.setQueryData(sessionReceiptQuery(token).queryKey, next); setAsked(false); },
  });
  return (
    <section className={classes.after} aria-labelledby="data">
      <h2 id="data">Your data</h2>
      <p>Kept until {asDate(receipt.keptUntil)}: {receipt.retentionDays} days after the end of your screen, later if something happens in it before. Then your name, your address, your files and everything that was said about you are deleted; only figures without your name stay.</p>
      <p>The copy is a zip: what you wrote as files, and what was logged of your work as JSON. What people at {organization} noted about you is yours to ask for too; ask the person who invited you.</p>
      {receipt.deletionRequestedAt !== null && <p role="status">✓ You asked for deletion on {asDateTime(receipt.deletionRequestedAt)}. {organization} was told and acts on it.</p>}
      <div className={classes.actions}>
        <Button component="a" href="/api/session/export" download variant="default" size="sm">Download a copy</Button>
        {receipt.deletionRequestedAt === null && <Button variant="subtle" color="gray" size="sm" onClick={() => { setAsked(true); }}>Ask for deletion…</Button>}
      </div>
      <Modal opened={asked} onClose={() => { setAsked(false); }} title="Ask for deletion?" closeButtonProps={{ 'aria-label': 'Close' }}>
        <p>{organization} is asked to delete your name, your address and all you wrote now. Without them you can no longer be considered. Take your copy before.</p>
        {ask.isError && <ProblemPanel error={ask.error} />}
        <div className={classes.actions}>
          <Button onClick={() => { setAsked(false); }} data-autofocus>Keep it for now</Button>
          <Button variant="default" onClick={() => { ask.mutate(); }} loading={ask.isPending}>Ask for deletion</Button>
        </div>
      </Modal>
    </section>
  );
}
