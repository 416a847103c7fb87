import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createDraftFromSkeleton, skeletonsQuery } from '../../../api/exercise-drafts.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { useQueryChange } from '../../../ui/use-query-change.ts';
import classes from '../author.module.css';
import { kindWords } from '../catalogue/kind-words.ts';
import { DraftForm, type DraftName } from './draft-form.tsx';

type Props = { name: DraftName; title: string; onTitle: (title: string) => void };

/** A draft that begins as the small, whole exercise of a kind; `?kind=` says of which. */
export function BeginWithSkeleton({ name, title, onTitle }: Props) {
  const skeletons = useQuery(skeletonsQuery);
  const [query, change] = useQueryChange<{ kind: string | null }>();
  const items = skeletons.data?.items ?? [];
  const chosen = items.find(({ kind }) => kind === query.get('kind')) ?? items[0];
  if (skeletons.isError) return <ProblemPanel error={skeletons.error} onRetry={skeletons.refetch} />;
  return (
    <DraftForm name={name} begin={chosen === undefined ? null : (slug) => createDraftFromSkeleton({ slug, kind: chosen.kind, title })}>
      {(wrong) => (
        <>
          <NativeSelect label="Kind" description="Small and whole: it passes its check as it is, and is changed step by step." value={chosen?.kind ?? ''} disabled={items.length === 0} error={wrong('/kind')}
            data={items.map(({ kind }) => ({ value: kind, label: kindWords(kind) }))} onChange={({ currentTarget }) => { change({ kind: currentTarget.value }); }} />
          {chosen !== undefined && <p className={classes.quiet}><strong>{chosen.title}.</strong> {chosen.summary}</p>}
          <TextInput mt="sm" label="Title" description="What the catalogue and candidates read. It can be changed later." placeholder={chosen?.title ?? ''} value={title} required maxLength={200} error={wrong('/title')}
            onChange={({ currentTarget }) => { onTitle(currentTarget.value); }} />
        </>
      )}
    </DraftForm>
  );
}
