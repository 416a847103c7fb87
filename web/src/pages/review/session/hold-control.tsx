import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors } from '../../../api/field-errors.ts';
import { holdSession, releaseSession, retentionQuery, sessionRetentionQuery } from '../../../api/privacy.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';

/** Holds a session back from deletion with a reason, or lets it go. */
export function HoldControl({ sessionId, held }: { sessionId: string; held: boolean }) {
  const queries = useQueryClient();
  const [asked, { open, close }] = useDisclosure();
  const [reason, setReason] = useState('');
  const change = useMutation({
    mutationFn: () => (held ? releaseSession(sessionId) : holdSession(sessionId, reason)),
    onSuccess: (retention) => {
      queries.setQueryData(sessionRetentionQuery(sessionId).queryKey, retention);
      setReason('');
      close();
      return queries.invalidateQueries({ queryKey: retentionQuery.queryKey });
    },
  });
  const errors = fieldErrors(change.error, ['/reason']);
  if (held) return <><Button size="xs" variant="default" onClick={() => { change.mutate(); }} loading={change.isPending}>Release the hold</Button>{change.isError && <ProblemPanel error={change.error} />}</>;
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>Hold back…</Button>
      <Modal opened={asked} onClose={close} title="Hold this session back from deletion?" closeButtonProps={{ 'aria-label': 'Close' }}>
        <form onSubmit={(event) => { event.preventDefault(); change.mutate(); }}>
          <Textarea label="Reason" description="Whoever reads the list of what is held must understand it, e.g. a complaint that is not settled." autosize minRows={2} maxLength={2000} required data-autofocus
            value={reason} onChange={(event) => { setReason(event.currentTarget.value); }} error={errors.of('/reason')} />
          {errors.rest !== null && <ProblemPanel error={errors.rest} />}
          <Group justify="flex-end" mt="md"><Button variant="default" onClick={close}>Cancel</Button><Button type="submit" loading={change.isPending} disabled={reason.trim() === ''}>Hold back</Button></Group>
        </form>
      </Modal>
    </>
  );
}
