import { createStore, del, get, set, update } from 'idb-keyval';
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
    writeNow(path, draft) {
      // localStorage is small and slow, but it is the only one that has written when it returns.
      try { localStorage.setItem(draftKey(attemptId, path), JSON.stringify(draft)); } catch { /* IndexedDB has all but the last keystrokes */ }
    },
    async drop(path, content) {
      const key = draftKey(attemptId, path);
      if (readNow(key)?.content === content) localStorage.removeItem(key);
      const held = await get<Draft>(key, store);
      if (held?.content === content) await del(key, store);
    },
    keepCopy: (path, content, origin) => update<KeptCopy[]>(
      copiesKey(attemptId), (copies = []) => [{ path, content, origin, at: new Date().toISOString() }, ...copies], store,
    ),
  };
}

/** The newest draft of each of these files that an earlier visit left; none when the browser keeps nothing. */
export async function readDrafts(attemptId: string, paths: readonly string[]): Promise<Map<string, Draft>> {
  const drafts = new Map<string, Draft>();
  for (const path of paths) {
    const key = draftKey(attemptId, path);
    const kept = await get<Draft>(key, database()).catch(() => undefined);
    const last = readNow(key);
    const newest = last !== undefined && last.at >= (kept?.at ?? 0) ? last : kept;
    if (newest !== undefined) drafts.set(path, newest);
  }
  return drafts;
}

function readNow(key: string): Draft | undefined {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as Draft);
  } catch {
    return undefined;
  }
}

export async function readKeptCopies(attemptId: string): Promise<KeptCopy[]> {
  return (await get<KeptCopy[]>(copiesKey(attemptId), database()).catch(() => undefined)) ?? [];
}
