import type { Preview } from '@assay/server/contract/authoring.ts';
import { Button, FileButton, Stack, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { invitationsQuery, inviteMany, previewInvitations } from '../../../api/invitations.ts';
import { Problem } from '../../../api/problem.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import classes from '../author.module.css';
import { CreatedLinks } from './created-links.tsx';
import { CsvPreview } from './csv-preview.tsx';
import { asInstant, InviteFields, type ScreenChoice } from './invite-fields.tsx';

/** Invites by CSV: first a look at what would happen, then the good rows. */
export function InviteMany(choice: ScreenChoice) {
  const { screenId } = choice;
  const queries = useQueryClient();
  const [csv, setCsv] = useState('');
  const [until, setUntil] = useState('');
  const preview = useMutation({
    mutationFn: () => {
      const expiresAt = asInstant(until);
      return previewInvitations({ screenId, csv, ...(expiresAt !== undefined && { expiresAt }) });
    },
  });
  const create = useMutation({
    mutationFn: ({ candidates }: Preview) => {
      const expiresAt = asInstant(until);
      return inviteMany({ screenId, candidates: candidates.map(({ line: _, ...candidate }) => candidate), ...(expiresAt !== undefined && { expiresAt }) });
    },
    onSuccess: async () => {
      setCsv('');
      preview.reset();
      await queries.invalidateQueries({ queryKey: invitationsQuery.queryKey });
    },
  });
  const write = (text: string) => {
    setCsv(text);
    preview.reset();
    create.reset();
  };
  const error = preview.error ?? create.error;
  const fields = error instanceof Problem ? error.fields : [];
  const wrong = (pointer: string) => fields.find((field) => field.pointer === pointer)?.detail;
  const inFields = fields.length > 0 && fields.every(({ pointer }) => ['/screenId', '/expiresAt', '/csv'].includes(pointer));
  return (
    <>
      <form onSubmit={(event) => { event.preventDefault(); preview.mutate(); }}>
        <Stack gap="sm">
          <InviteFields {...choice} onScreen={(id) => { preview.reset(); choice.onScreen(id); }} until={until} onUntil={(end) => { preview.reset(); setUntil(end); }} wrong={wrong} />
          <Textarea label="CSV" description="Columns name and email; time_factor (1.25 is a quarter more time) if wanted." placeholder={'name,email\nAna Novak,ana@example.com'} className={classes.csv!} autosize minRows={5} maxRows={12} required spellCheck={false}
            value={csv} onChange={(event) => { write(event.currentTarget.value); }} error={wrong('/csv')} />
          <div className={classes.actions}>
            <FileButton accept=".csv,text/csv,text/plain" onChange={(file) => { if (file !== null) void file.text().then(write); }}>
              {(props) => <Button {...props} size="xs" variant="default">Read a file…</Button>}
            </FileButton>
            <Button type="submit" size="xs" disabled={csv.trim() === ''} loading={preview.isPending}>Preview</Button>
          </div>
          {error !== null && !inFields && <ProblemPanel error={error} />}
        </Stack>
      </form>
      {preview.data !== undefined && <CsvPreview preview={preview.data} busy={create.isPending} onInvite={() => { create.mutate(preview.data); }} />}
      {create.data !== undefined && <CreatedLinks created={create.data.items} />}
    </>
  );
}
