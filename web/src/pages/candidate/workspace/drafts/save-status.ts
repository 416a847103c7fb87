import type { ServerCopy } from './reconcile-draft.ts';

export type QueuedFile = {
  path: string;
  content: string;
  /** The server's version this content goes over. */
  version: number;
  unsaved: boolean;
  /** Stretches of typing since the last save. */
  changes: number;
  conflict: ServerCopy | null;
  /** Why the server will never take this content, or null. */
  refused: string | null;
};

export type SaveStatus =
  | { kind: 'saved'; at: string }
  | { kind: 'saving' }
  | { kind: 'offline'; changes: number; keptHere: boolean }
  | { kind: 'elsewhere'; changes: number }
  | { kind: 'conflict'; paths: string[] }
  | { kind: 'refused'; path: string; why: string }
  | { kind: 'closed'; changes: number };

/** Everything the status depends on beside the files. */
export type Surroundings = { blocked: 'elsewhere' | 'closed' | null; offline: boolean; storeWorks: boolean; savedAt: string };

/** The one thing to say about all files: what stops saving comes before what merely delays it. */
export function saveStatusOf(files: readonly QueuedFile[], around: Surroundings): SaveStatus {
  const changes = files.reduce((sum, file) => sum + (file.unsaved ? Math.max(1, file.changes) : 0), 0);
  if (around.blocked !== null) return { kind: around.blocked, changes };
  const conflicts = files.filter((file) => file.conflict !== null).map(({ path }) => path);
  if (conflicts.length > 0) return { kind: 'conflict', paths: conflicts };
  for (const { path, refused } of files) if (refused !== null) return { kind: 'refused', path, why: refused };
  if (changes === 0) return { kind: 'saved', at: around.savedAt };
  return around.offline ? { kind: 'offline', changes, keptHere: around.storeWorks } : { kind: 'saving' };
}
