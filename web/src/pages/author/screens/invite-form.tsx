import type { ScreenView } from '@assay/server/contract/authoring.ts';
import { Button, CopyButton, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../../api/problem.ts';
import { invitationsQuery, invite } from '../../../api/staff.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime } from '../../../ui/times.ts';
import classes from '../author.module.css';

/** Invites one candidate; the link is shown once, because only its hash is kept. */
export function InviteForm({ screens }: { screens: ScreenView[] }) {
  const queries = useQueryClient();
  const [screenId, setScreenId] = useState(screens[0]?.id ?? '');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const create = useMutation({
    mutationFn: () => invite({ screenId, candidate: { name, email } }),
    onSuccess: async () => {
      setName('');
      setEmail('');
      await queries.invalidateQueries({ queryKey: invitationsQuery.queryKey });
    },
  });
  const fields = create.error instanceof Problem ? create.error.fields : [];
  const wrong = (pointer: string) => fields.find((field) => field.pointer === pointer)?.detail;
  return (
    <section className={classes.card} aria-labelledby="invite">
      <h2 id="invite">Invite a candidate</h2>
      <form onSubmit={(event) => { event.preventDefault(); create.mutate(); }}>
        <Stack gap="sm">
          <NativeSelect label="Screen" value={screenId} onChange={(event) => { setScreenId(event.currentTarget.value); }} data={screens.map(({ id, title }) => ({ value: id, label: title }))} error={wrong('/screenId')} />
          <TextInput label="Name" name="name" required value={name} onChange={(event) => { setName(event.currentTarget.value); }} error={wrong('/candidate/name')} />
          <TextInput label="E-mail" name="email" type="email" required value={email} onChange={(event) => { setEmail(event.currentTarget.value); }} error={wrong('/candidate/email')} />
          {create.isError && fields.length === 0 && <ProblemPanel error={create.error} />}
          <Button type="submit" loading={create.isPending}>Make a link</Button>
        </Stack>
      </form>
      {create.data !== undefined && (
        <div className={classes.link} role="status">
          <p><strong>Link for {create.data.candidate.name}</strong>, valid until {asDateTime(create.data.expiresAt)}. Copy it now: it is not shown again.</p>
          <code>{create.data.url}</code>
          <CopyButton value={create.data.url}>{({ copied, copy }) => <Button size="xs" variant="default" onClick={copy}>{copied ? 'Copied ✓' : 'Copy the link'}</Button>}</CopyButton>
        </div>
      )}
    </section>
  );
}
