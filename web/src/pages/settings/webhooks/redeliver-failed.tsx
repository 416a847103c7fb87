import type { WebhookView } from '@assay/server/contract/webhooks.ts';
import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors } from '../../../api/field-errors.ts';
import { redeliverFailed } from '../../../api/webhooks.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';

/** Sends again all that failed since a day, e.g. after a listener was mended. */
export function RedeliverFailed({ webhook, onSent }: { webhook: WebhookView; onSent: () => unknown }) {
  const [asked, { open, close }] = useDisclosure();
  const [day, setDay] = useState('');
  const send = useMutation({ mutationFn: () => redeliverFailed(webhook.id, new Date(`${day}T00:00`).toISOString()), onSuccess: onSent });
  const errors = fieldErrors(send.error, ['/since']);
  return (
    <>
      <Button size="xs" variant="default" onClick={() => { send.reset(); open(); }}>Send again what failed…</Button>
      <Modal opened={asked} onClose={close} title="Send again what failed" closeButtonProps={{ 'aria-label': 'Close' }}>
        <form onSubmit={(event) => { event.preventDefault(); send.mutate(); }}>
          <TextInput type="date" label="Events since" description="From the beginning of this day. At most 500 messages at once, the oldest first." required value={day}
            onChange={(event) => { send.reset(); setDay(event.currentTarget.value); }} error={errors.of('/since')} data-autofocus />
          {errors.rest !== null && <ProblemPanel error={errors.rest} />}
          {send.isSuccess && <p role="status">{send.data.messages === 0 ? 'Nothing failed since then.' : `On their way: ${send.data.messages}.`}</p>}
          <Group justify="flex-end" mt="md">
            <Button variant="default" onClick={close}>Close</Button>
            <Button type="submit" loading={send.isPending} disabled={day === ''}>Send again</Button>
          </Group>
        </form>
      </Modal>
    </>
  );
}
