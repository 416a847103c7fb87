import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { createDraft, draftsQuery } from '../../../api/exercise-drafts.ts';
import { Problem } from '../../../api/problem.ts';
import { catalogueQuery } from '../../../api/staff.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { useQueryChange } from '../../../ui/use-query-change.ts';
import classes from '../author.module.css';

/** A draft that begins as a copy of a published exercise. */
export function NewExercise() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const catalogue = useQuery(catalogueQuery);
  const [query, change] = useQueryChange<{ copy: string | null }>();
  const [slug, setSlug] = useState('');
  const items = catalogue.data?.items ?? [];
  const chosen = items.find(({ id }) => id === query.get('copy')) ?? items[0];
  const create = useMutation({
    mutationFn: (exerciseId: string) => createDraft({ slug, exerciseId }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: draftsQuery.queryKey });
      await navigate(`/author/exercises/${id}`);
    },
  });
  const wrong = create.error instanceof Problem ? create.error.fields.find(({ pointer }) => pointer === '/slug')?.detail : undefined;
  return (
    <section className={classes.card} aria-labelledby="new-exercise">
      <h2 id="new-exercise">New exercise</h2>
      <form onSubmit={(event) => { event.preventDefault(); if (chosen !== undefined) create.mutate(chosen.id); }}>
        <NativeSelect label="Copy of" description="With its world, so that the leak, the corpus or the repository can be changed." value={chosen?.id ?? ''} disabled={items.length === 0}
          data={items.map(({ id, title, kind }) => ({ value: id, label: `${title} (${kind})` }))} onChange={({ currentTarget }) => { change({ copy: currentTarget.value }); }} />
        <TextInput mt="sm" label="Name" description="Lower-case words with - between them. It stays for ever." placeholder="billing-late-fees" value={slug} required error={wrong}
          onChange={({ currentTarget }) => { setSlug(currentTarget.value); }} />
        <Button mt="md" type="submit" loading={create.isPending} disabled={chosen === undefined}>Make a draft</Button>
      </form>
      {catalogue.isError && <ProblemPanel error={catalogue.error} onRetry={catalogue.refetch} />}
      {create.isError && wrong === undefined && <ProblemPanel error={create.error} />}
    </section>
  );
}
