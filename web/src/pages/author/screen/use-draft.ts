import { NEW_SCREEN, type ScreenDefinition, type ScreenDetail } from '@assay/server/contract/screens.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem, type FieldProblem } from '../../../api/problem.ts';
import { publishScreen, saveDraft, screenQuery, screensQuery } from '../../../api/screens.ts';

/** The draft being edited: kept here until it is saved, published from what is saved. */
export function useDraft(screen: ScreenDetail) {
  const queries = useQueryClient();
  const saved = screen.draft ?? screen.versions[0]?.definition ?? NEW_SCREEN;
  const [edited, setEdited] = useState<ScreenDefinition | null>(null);
  const draft = edited ?? saved;
  const dirty = JSON.stringify(draft) !== JSON.stringify(saved);
  const keep = async (changed: ScreenDetail) => {
    queries.setQueryData(screenQuery(screen.id).queryKey, changed);
    await queries.invalidateQueries({ queryKey: screensQuery.queryKey });
    return changed;
  };
  const write = async () => {
    const changed = dirty ? await keep(await saveDraft(screen.id, { revision: screen.revision, definition: draft })) : screen;
    // What was typed while it was being saved stays.
    setEdited((now) => (now === null || JSON.stringify(now) === JSON.stringify(draft) ? null : now));
    return changed;
  };
  const save = useMutation({ mutationFn: write });
  const publish = useMutation({
    mutationFn: async () => keep(await publishScreen(screen.id, { revision: (await write()).revision })),
  });
  const error = save.error ?? publish.error;
  const fields: FieldProblem[] = error instanceof Problem ? error.fields.map(({ pointer, detail }) => ({ pointer: pointer.replace(/^\/(?:definition|draft)/, ''), detail })) : [];
  return {
    draft, dirty, error, fields, save, publish,
    /** What the server refused about the part with this pointer. */
    wrong: (pointer: string) => fields.find((field) => field.pointer === pointer)?.detail,
    set: (change: Partial<ScreenDefinition>) => {
      save.reset();
      publish.reset();
      setEdited((now) => ({ ...(now ?? saved), ...change }));
    },
  };
}

export type Draft = ReturnType<typeof useDraft>;
