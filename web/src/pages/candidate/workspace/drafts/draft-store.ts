import { createStore, del, entries, get, set, update } from 'idb-keyval';
import type { Draft } from './reconcile-draft.ts';
import type { DraftStore } from './save-queue.ts';

/** A text that lost against another one and is still worth having. */
export type KeptCopy = { path: string; content: string; origin: string; at: string };

const database = () => createStore('assay', 'drafts');
const draftKey = (attemptId: string, path: string) => `draft:${attemptId}:${path}`;
const copiesKey = (attemptId: string) => `copies:${attemptId}`;

/** Drafts of one attempt in IndexedDB: they outlive the tab, the browser and our server. */
export function openDraftStore(attemptId: string): DraftStore {
  const store = database();
  return {
    write: (path, draft) => set(draftKey(attemptId, path), draft, store),
    async drop(path, content) {
      const key = draftKey(attemptId, path);
      const held = await get<Draft>(key, store);
      if (held?.content === content) await del(key, store);
    },
    keepCopy: (path, content, origin) => update<KeptCopy[]>(
      copiesKey(attemptId), (copies = []) => [{ path, content, origin, at: new Date().toISOString() }, ...copies], store,
    ),
  };
}

/** The drafts an earlier visit left, by path; none when the browser keeps nothing. */
export async function readDrafts(attemptId: string): Promise<Map<string, Draft>> {
  const prefix = draftKey(attemptId, '');
  const all = await entries<string, Draft>(database()).catch(() => []);
  return new Map(all.filter(([key]) => key.startsWith(prefix)).map(([key, draft]) => [key.slice(prefix.length), draft]));
}

export async function readKeptCopies(attemptId: string): Promise<KeptCopy[]> {
  return (await get<KeptCopy[]>(copiesKey(attemptId), database()).catch(() => undefined)) ?? [];
}
