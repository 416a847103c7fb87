import type { InvitationView } from '@assay/server/contract/authoring.ts';
import { Button, Checkbox, Modal, NumberInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { extendInvitation, invitationsQuery } from '../../../api/invitations.ts';
import { Problem } from '../../../api/problem.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime } from '../../../ui/times.ts';
import { asInstant } from './invite-fields.tsx';

/** More time, in one step for the link, the session, the task that runs and those to come. */
export function ExtendDialog({ invitation, onClose }: { invitation: InvitationView; onClose: () => void }) {
  const queries = useQueryClient();
  const [until, setUntil] = useState('');
  const [minutes, setMinutes] = useState<string | number>(0);
  const [reopen, setReopen] = useState(false);
  const extend = useMutation({
    mutationFn: () => {
      const expiresAt = asInstant(until);
      return extendInvitation(invitation.id, { taskMinutes: Number(minutes), reopen, ...(expiresAt !== undefined && { expiresAt }) });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: invitationsQuery.queryKey });
      onClose();
    },
  });
  const fields = extend.error instanceof Problem ? extend.error.fields : [];
  const wrong = (pointer: string) => fields.find((field) => field.pointer === pointer)?.detail;
  return (
    <Modal opened onClose={onClose} title={`More time for ${invitation.candidate.name}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={(event) => { event.preventDefault(); extend.mutate(); }}>
        <Stack gap="sm">
          <TextInput label="Open until" description={`Now: ${asDateTime(invitation.expiresAt)}. Left empty, it stays.`} type="datetime-local" value={until} onChange={(event) => { setUntil(event.currentTarget.value); }} error={wrong('/expiresAt')} data-autofocus />
          <NumberInput label="Minutes more for each task" description="Of those not handed in; a running clock goes on with it at once." min={0} max={480} allowDecimal={false} value={minutes} onChange={setMinutes} error={wrong('/taskMinutes')} />
          <Checkbox label="Also reopen tasks that the deadline closed" description="The minutes are their new time, from when the candidate starts them again with the last drafts. What was handed in is kept."
            checked={reopen} onChange={(event) => { setReopen(event.currentTarget.checked); }} />
          {extend.isError && fields.length === 0 && <ProblemPanel error={extend.error} />}
          <Button type="submit" loading={extend.isPending}>Give the time</Button>
        </Stack>
      </form>
    </Modal>
  );
}
