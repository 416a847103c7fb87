import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors } from '../../../api/field-errors.ts';
import { eraseSession } from '../../../api/privacy.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';

/** Deletion at once, for which the candidate's name is typed. */
export function EraseDialog({ sessionId, name }: { sessionId: string; name: string }) {
  const queries = useQueryClient();
  const [asked, { open, close }] = useDisclosure();
  const [typed, setTyped] = useState('');
  const erase = useMutation({ mutationFn: () => eraseSession(sessionId, typed), onSuccess: async () => { close(); await queries.invalidateQueries(); } });
  const errors = fieldErrors(erase.error, ['/name']);
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>Delete now…</Button>
      <Modal opened={asked} onClose={close} title={`Delete ${name}?`} closeButtonProps={{ 'aria-label': 'Close' }}>
        <p>Name, address, files, drafts, console history, mails and everything that people wrote about this candidate are deleted, and the link opens nothing any more. Scores, verdicts and ratings stay as figures. This cannot be undone.</p>
        <form onSubmit={(event) => { event.preventDefault(); erase.mutate(); }}>
          <TextInput label={`Type “${name}” to confirm`} autoComplete="off" value={typed} onChange={(event) => { setTyped(event.currentTarget.value); }} error={errors.of('/name')} />
          {errors.rest !== null && <ProblemPanel error={errors.rest} />}
          <Group justify="flex-end" mt="md">
            <Button variant="default" onClick={close} data-autofocus>Cancel</Button>
            <Button type="submit" color="red.9" disabled={typed.trim() !== name} loading={erase.isPending}>Delete for ever</Button>
          </Group>
        </form>
      </Modal>
    </>
  );
}
