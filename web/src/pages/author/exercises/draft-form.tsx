import type { DraftDetail } from '@assay/server/contract/exercise-drafts.ts';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { draftsQuery } from '../../../api/exercise-drafts.ts';
import { fieldErrors } from '../../../api/field-errors.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';

export type DraftName = { slug: string; onSlug: (slug: string) => void };
type Props = {
  name: DraftName;
  /** Makes the draft of that name; null while nothing is chosen that it begins with. */
  begin: ((slug: string) => Promise<DraftDetail>) | null;
  /** The fields above the name, told what the server refused. */
  children: (wrong: (pointer: string) => string | undefined) => ReactNode;
};

/** What an exercise begins with, and its name; leads to the draft. */
export function DraftForm({ name: { slug, onSlug }, begin, children }: Props) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: (make: (slug: string) => Promise<DraftDetail>) => make(slug),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: draftsQuery.queryKey });
      await navigate(`/author/exercises/${id}`);
    },
  });
  const errors = fieldErrors(create.error, ['/slug', '/exerciseId', '/kind', '/title']);
  return (
    <form onSubmit={(event) => { event.preventDefault(); if (begin !== null) create.mutate(begin); }}>
      {children(errors.of)}
      <TextInput mt="sm" label="Name" description="Lower-case words with - between them. It stays for ever." placeholder="billing-late-fees" value={slug} required error={errors.of('/slug')}
        onChange={({ currentTarget }) => { onSlug(currentTarget.value); }} />
      <Button mt="md" type="submit" loading={create.isPending} disabled={begin === null}>Make a draft</Button>
      {errors.rest !== null && <ProblemPanel error={errors.rest} />}
    </form>
  );
}
