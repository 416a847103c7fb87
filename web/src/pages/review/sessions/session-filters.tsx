import type { ViewFilter } from '@assay/server/contract/saved-views.ts';
import { FIT_WORDS, FITS, STATE_WORDS } from '@assay/server/contract/words.ts';
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reviewersQuery } from '../../../api/review.ts';
import { screensQuery } from '../../../api/screens.ts';
import { SearchBox } from '../../../ui/search-box.tsx';
import { STATES } from './session-states.ts';
import { filterOf, queryOf } from './sessions-view.ts';
import classes from './sessions.module.css';

type Props = { filter: ViewFilter; change: (part: { q?: string | undefined } & Omit<ViewFilter, 'q'>) => void };
type Choice = { value: string; label: string };

/** Search and the four filters of the list. */
export function SessionFilters({ filter, change }: Props) {
  const screens = useQuery(screensQuery);
  const reviewers = useQuery(reviewersQuery);
  // Through the address's own reading, so that a filter is only ever one that the list knows.
  const set = (name: string, value: string) => {
    const query = queryOf(filter);
    query.set(name, value);
    change({ screen: undefined, state: undefined, fit: undefined, reviewer: undefined, ...filterOf(query) } as Props['filter']);
  };
  return (
    <div className={classes.filters} role="group" aria-label="Filters">
      <SearchBox placeholder="Name or e-mail" value={filter.q ?? ''} onSearch={(q) => { change({ q: q === '' ? undefined : q }); }} />
      <Filter label="Screen" value={filter.screen} onChange={(value) => { set('screen', value); }} choices={screens.data?.items.map(({ id, title }) => ({ value: id, label: title })) ?? []} />
      <Filter label="State" value={filter.state} onChange={(value) => { set('state', value); }} choices={STATES.map((state) => ({ value: state, label: STATE_WORDS[state] }))} />
      <Filter label="Fit" value={filter.fit} onChange={(value) => { set('fit', value); }} choices={FITS.map((fit) => ({ value: fit, label: FIT_WORDS[fit] }))} />
      <Filter label="Rated by" value={filter.reviewer} onChange={(value) => { set('reviewer', value); }}
        choices={[{ value: 'nobody', label: 'Nobody yet' }, ...reviewers.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []]} />
    </div>
  );
}

function Filter({ label, value = '', choices, onChange }: { label: string; value: string | undefined; choices: Choice[]; onChange: (value: string) => void }) {
  return <NativeSelect size="xs" label={label} value={value} onChange={(event) => { onChange(event.currentTarget.value); }} data={[{ value: '', label: 'Any' }, ...choices]} />;
}
