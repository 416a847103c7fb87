import { useQueryChange } from '../../../ui/use-query-change.ts';

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
  const [query, change] = useQueryChange<ViewState>();
  return [{
    left: query.get('left') ?? '',
    bottom: query.get('bottom') ?? '',
    file: files.find((path) => path === query.get('file')) ?? files[0] ?? '',
    object: query.get('object'),
  }, change];
}
