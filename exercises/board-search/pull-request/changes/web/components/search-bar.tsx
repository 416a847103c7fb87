import type { Search } from '../hooks/use-search.ts';
import type { Filter } from '../types.ts';
import { Problem } from './problem.tsx';

const TABS: { state: Filter['state']; label: string }[] = [
  { state: 'all', label: 'All' },
  { state: 'open', label: 'Open' },
  { state: 'resolved', label: 'Resolved' },
];

/** The search field, a tab per state, and what the list shows now. */
export function SearchBar({ search }: { search: Search }) {
  const { filter, found, searching, problem, setText, setState, clear } = search;
  return (
    <section>
      <input aria-label="Search" value={filter.text} onChange={(event) => setText(event.target.value)} />
      {TABS.map(({ state, label }) => (
        <button key={state} aria-label={`Show ${state}`} aria-pressed={filter.state === state} onClick={() => setState(state)}>
          {label}{found === null ? '' : ` (${found.counts[state]})`}
        </button>
      ))}
      <button onClick={clear}>Clear</button>
      <Problem text={problem} />
      {searching ? <p>Searching …</p> : <p>Showing {describe(filter)}</p>}
    </section>
  );
}

function describe({ text, state }: Filter): string {
  const what = state === 'all' ? 'all incidents' : `${state} incidents`;
  return text.trim() === '' ? what : `${what} with “${text.trim()}”`;
}
