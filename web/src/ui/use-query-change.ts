import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** The address's query, and a way to change some of it in place: null takes a name out. */
export function useQueryChange<Change extends Record<string, string | null>>(): [URLSearchParams, (change: Partial<Change>) => void] {
  const [query, setQuery] = useSearchParams();
  const change = useCallback((next: Partial<Change>) => {
    setQuery((before) => {
      const after = new URLSearchParams(before);
      for (const [name, value] of Object.entries(next)) {
        if (value === null || value === undefined) after.delete(name);
        else after.set(name, value);
      }
      return after;
    }, { replace: true });
  }, [setQuery]);
  return [query, change];
}
