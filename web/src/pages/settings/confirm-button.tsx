import { Button, Group, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { ProblemPanel } from '../../ui/problem-panel.tsx';

type Props = {
  /** On the button, e.g. "Remove". */
  label: string;
  /** The whole question, also the button's name for screen readers, e.g. "Remove Ina". */
  question: string;
  children: ReactNode;
  error: unknown;
  pending: boolean;
  onConfirm: () => void;
};

/** A button for what cannot be undone: says what will happen and asks once. */
export function ConfirmButton({ label, question, children, error, pending, onConfirm }: Props) {
  const [asked, { open, close }] = useDisclosure();
  return (
    <>
      <Button size="compact-sm" variant="default" aria-label={question} onClick={open}>{label}</Button>
      <Modal opened={asked} onClose={close} title={`${question}?`} closeButtonProps={{ 'aria-label': 'Close' }}>
        {children}
        {error !== null && <ProblemPanel error={error} />}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={close} data-autofocus>Cancel</Button>
          <Button color="red.9" onClick={onConfirm} loading={pending}>{label}</Button>
        </Group>
      </Modal>
    </>
  );
}
