import { useRef, useState } from 'react';
import { api, sentence } from '../api.ts';
import type { Filter, Found } from '../types.ts';

const EVERYTHING: Filter = { text: '', state: 'all' };

const isEverything = ({ text, state }: Filter) => text.trim() === '' && state === 'all';

/** What the list is narrowed down to, and what was found; `found` is null when it is not narrowed down. */
export function useSearch() {
  const [filter, setFilter] = useState<Filter>(EVERYTHING);
  const [found, setFound] = useState<Found | null>(null);
  const [searching, setSearching] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // The filter as it is now, also for what began when it was another.
  const current = useRef(filter);
  const underWay = useRef<AbortController | null>(null);

  const runSearch = async () => {
    const wanted = current.current;
    underWay.current?.abort();
    const mine = new AbortController();
    underWay.current = mine;
    if (isEverything(wanted)) {
      setFound(null);
      setProblem(null);
      setSearching(false);
      return;
    }
    setSearching(true);
    try {
      const answer = await api.search(wanted, mine.signal);
      if (mine.signal.aborted) return;
      setFound(answer);
      setProblem(null);
    } catch (error) {
      if (mine.signal.aborted) return;
      setProblem(sentence(error));
    }
    setSearching(false);
  };

  const change = (next: Partial<Filter>) => {
    current.current = { ...current.current, ...next };
    setFilter(current.current);
    void runSearch();
  };

  return {
    filter, found, searching, problem,
    setText: (text: string) => change({ text }),
    setState: (state: Filter['state']) => change({ state }),
    clear: () => change(EVERYTHING),
    /** Asks again, since something changed on the board. */
    refresh: () => void runSearch(),
  };
}

export type Search = ReturnType<typeof useSearch>;
