import { Button, NumberInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { invitationsQuery, invite } from '../../../api/invitations.ts';
import { Problem } from '../../../api/problem.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { CreatedLinks } from './created-links.tsx';
import { asInstant, InviteFields, type ScreenChoice } from './invite-fields.tsx';

/** Invites one candidate; the link is shown once, because only its hash is kept. */
export function InviteOne(choice: ScreenChoice) {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [extra, setExtra] = useState<string | number>(0);
  const [until, setUntil] = useState('');
  const create = useMutation({
    mutationFn: () => {
      const expiresAt = asInstant(until);
      return invite({ screenId: choice.screenId, candidate: { name, email, timeFactor: 1 + Number(extra) / 100 }, ...(expiresAt !== undefined && { expiresAt }) });
    },
    onSuccess: async () => {
      setName('');
      setEmail('');
      setExtra(0);
      await queries.invalidateQueries({ queryKey: invitationsQuery.queryKey });
    },
  });
  const fields = create.error instanceof Problem ? create.error.fields : [];
  const wrong = (pointer: string) => fields.find((field) => field.pointer === pointer)?.detail;
  return (
    <>
      <form onSubmit={(event) => { event.preventDefault(); create.mutate(); }}>
        <Stack gap="sm">
          <InviteFields {...choice} until={until} onUntil={setUntil} wrong={wrong} />
          <TextInput label="Name" name="name" required value={name} onChange={(event) => { setName(event.currentTarget.value); }} error={wrong('/candidate/name')} />
          <TextInput label="E-mail" name="email" type="email" required value={email} onChange={(event) => { setEmail(event.currentTarget.value); }} error={wrong('/candidate/email')} />
          <NumberInput label="Extra time" description="Per cent on every task, as an accommodation. Interviewers do not see it." suffix=" %" min={0} max={300} value={extra} onChange={setExtra} error={wrong('/candidate/timeFactor')} />
          {create.isError && fields.length === 0 && <ProblemPanel error={create.error} />}
          <Button type="submit" loading={create.isPending}>Make a link</Button>
        </Stack>
      </form>
      {create.data !== undefined && <CreatedLinks created={[create.data]} />}
    </>
  );
}
