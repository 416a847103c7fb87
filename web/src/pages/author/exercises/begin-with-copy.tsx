import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createDraft } from '../../../api/exercise-drafts.ts';
import { catalogueQuery } from '../../../api/staff.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { useQueryChange } from '../../../ui/use-query-change.ts';
import { kindWords } from '../catalogue/kind-words.ts';
import { DraftForm, type DraftName } from './draft-form.tsx';

/** A draft that begins as a copy of a published exercise; `?copy=` says of which. */
export function BeginWithCopy({ name }: { name: DraftName }) {
  const catalogue = useQuery(catalogueQuery);
  const [query, change] = useQueryChange<{ copy: string | null }>();
  const items = catalogue.data?.items ?? [];
  const chosen = items.find(({ id }) => id === query.get('copy')) ?? items[0];
  if (catalogue.isError) return <ProblemPanel error={catalogue.error} onRetry={catalogue.refetch} />;
  return (
    <DraftForm name={name} begin={chosen === undefined ? null : (slug) => createDraft({ slug, exerciseId: chosen.id })}>
      {(wrong) => (
        <NativeSelect label="Copy of" description="With its world, so that the leak, the corpus or the repository can be changed." value={chosen?.id ?? ''} disabled={items.length === 0} error={wrong('/exerciseId')}
          data={items.map(({ id, title, kind }) => ({ value: id, label: `${title} (${kindWords(kind)})` }))} onChange={({ currentTarget }) => { change({ copy: currentTarget.value }); }} />
      )}
    </DraftForm>
  );
}
