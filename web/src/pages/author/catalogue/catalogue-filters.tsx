import type { CatalogueExercise } from '@assay/server/contract/authoring.ts';
import { NativeSelect } from '@mantine/core';
import { SearchBox } from '../../../ui/search-box.tsx';
import { asWords } from '../../../ui/words.ts';
import classes from './catalogue.module.css';
import { LEVELS, NOTHING_ASKED, SORT_WORDS, TIMES, type CatalogueFilter } from './catalogue-view.ts';
import { kindWords } from './kind-words.ts';

type Props = { items: readonly CatalogueExercise[]; filter: CatalogueFilter; onChange: (change: Record<string, string | null>) => void };
type Choice = { value: string; label: string };

/** Text, four filters and the order of the catalogue. Only kinds and competencies that are there can be asked for. */
export function CatalogueFilters({ items, filter, onChange }: Props) {
  const set = (name: keyof CatalogueFilter) => (value: string) => { onChange({ [name]: value === NOTHING_ASKED[name] ? null : value }); };
  const there = (name: 'kind' | 'competency', words: (value: string) => string) => [...new Set(items.map((item) => item[name]))].sort().map((value) => ({ value, label: words(value) }));
  return (
    <div className={classes.filters} role="group" aria-label="Filters">
      <SearchBox placeholder="Title, world, what it tells" value={filter.q} onSearch={set('q')} />
      <Filter label="Kind" value={filter.kind} onChange={set('kind')} choices={there('kind', kindWords)} />
      <Filter label="Competency" value={filter.competency} onChange={set('competency')} choices={there('competency', asWords)} />
      <Filter label="Level" value={filter.level} onChange={set('level')} choices={LEVELS.map((value) => ({ value, label: asWords(value) }))} />
      <Filter label="Time" value={filter.minutes} onChange={set('minutes')} choices={TIMES.map((value) => ({ value, label: `${value} min or less` }))} />
      <NativeSelect size="xs" label="Order" value={filter.sort} onChange={(event) => { set('sort')(event.currentTarget.value); }} data={Object.entries(SORT_WORDS).map(([value, label]) => ({ value, label }))} />
    </div>
  );
}

function Filter({ label, value, choices, onChange }: { label: string; value: string; choices: Choice[]; onChange: (value: string) => void }) {
  return <NativeSelect size="xs" label={label} value={value} onChange={(event) => { onChange(event.currentTarget.value); }} data={[{ value: '', label: 'Any' }, ...choices]} />;
}
