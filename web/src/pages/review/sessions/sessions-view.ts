import type { SessionSort } from '@assay/server/contract/review.ts';
import type { SessionColumn, ViewFilter } from '@assay/server/contract/saved-views.ts';
import { FITS } from '@assay/server/contract/words.ts';
import { useSearchParams } from 'react-router';
import { STATES } from './session-states.ts';

export const COLUMN_WORDS: Record<SessionColumn, string> = {
  screen: 'Screen', state: 'State', databaseSecurity: 'Database security', llmSystems: 'LLM systems', codeReview: 'Code review', fit: 'Fit', time: 'Time used', reviewers: 'Reviewers', updated: 'Updated',
};
export const COLUMNS = Object.keys(COLUMN_WORDS) as SessionColumn[];
const SORTS: SessionSort[] = ['created', 'updated', 'candidate', 'databaseSecurity', 'llmSystems', 'codeReview', 'time'];

/** What an address of the list asks for; what it does not know is left out. */
export function filterOf(query: URLSearchParams): ViewFilter {
  const text = (name: string) => query.get(name) || undefined;
  const oneOf = <Value extends string>(name: string, known: readonly Value[]) => known.find((value) => value === query.get(name));
  const columns = query.get('columns')?.split(',');
  return defined({
    q: text('q'), screen: text('screen'), state: oneOf('state', STATES), fit: oneOf('fit', FITS), reviewer: text('reviewer'),
    sort: oneOf('sort', SORTS), direction: oneOf('direction', ['ascending', 'descending'] as const),
    columns: columns === undefined ? undefined : COLUMNS.filter((column) => columns.includes(column)),
  });
}

/** The address's query of a filter: the other way round. */
export function queryOf(filter: ViewFilter): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value !== undefined && value !== '') query.set(name, Array.isArray(value) ? value.join() : value);
  return query;
}

/** The filter in the address, and a way to change some of it; `undefined` takes a part out. */
export function useSessionsView(): { filter: ViewFilter; show: (filter: ViewFilter) => void; change: (part: { [Name in keyof ViewFilter]?: ViewFilter[Name] | undefined }) => void } {
  const [query, setQuery] = useSearchParams();
  const filter = filterOf(query);
  const show = (next: ViewFilter) => { setQuery(queryOf(next), { replace: true }); };
  return { filter, show, change: (part) => { show(defined({ ...filter, ...part })); } };
}

type Defined<Part> = { [Name in keyof Part]?: Exclude<Part[Name], undefined> };

function defined<Part extends object>(part: Part): Defined<Part> {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Defined<Part>;
}
