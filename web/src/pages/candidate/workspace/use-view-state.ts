import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export const LEFT_TABS = ['brief', 'schema', 'files'] as const;
export const BOTTOM_TABS = ['console', 'checks', 'history'] as const;

export type ViewState = {
  left: (typeof LEFT_TABS)[number];
  bottom: (typeof BOTTOM_TABS)[number];
  file: string;
  /** Key of the object shown in the schema panel, or null. */
  object: string | null;
};

/** What is open in the workspace, kept in the address so that a reload or a second visit finds it again. */
export function useViewState(files: readonly string[]): [ViewState, (change: Partial<ViewState>) => void] {
  const [query, setQuery] = useSearchParams();
  const known = <Value extends string>(name: string, values: readonly Value[], otherwise: Value): Value =>
    values.find((value) => value === query.get(name)) ?? otherwise;
  const view: ViewState = {
    left: known('left', LEFT_TABS, 'brief'),
    bottom: known('bottom', BOTTOM_TABS, 'console'),
    file: known('file', files, files[0] ?? ''),
    object: query.get('object'),
  };
  const change = useCallback((next: Partial<ViewState>) => {
    setQuery((before) => {
      const after = new URLSearchParams(before);
      for (const [name, value] of Object.entries(next)) {
        if (value === null) after.delete(name);
        else after.set(name, value);
      }
      return after;
    }, { replace: true });
  }, [setQuery]);
  return [view, change];
}
