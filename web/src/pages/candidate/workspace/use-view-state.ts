import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export type ViewState = {
  /** The open tabs of the left and the lower pane; unknown ones are the first. */
  left: string;
  bottom: string;
  file: string;
  /** Key of what is chosen in a pane (an object of the schema, a run under a ceiling), or null. */
  object: string | null;
};

/** What is open in the workspace, kept in the address so that a reload or a second visit finds it again. */
export function useViewState(files: readonly string[]): [ViewState, (change: Partial<ViewState>) => void] {
  const [query, setQuery] = useSearchParams();
  const view: ViewState = {
    left: query.get('left') ?? '',
    bottom: query.get('bottom') ?? '',
    file: files.find((path) => path === query.get('file')) ?? files[0] ?? '',
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
