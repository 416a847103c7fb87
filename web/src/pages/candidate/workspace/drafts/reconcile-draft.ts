/** What the server holds of a file. */
export type ServerCopy = { content: string; version: number; savedAt: string };

/** What this browser holds and the server may not. */
export type Draft = {
  content: string;
  /** The server's version that the content was typed over. */
  baseVersion: number;
  /** Contents sent whose answers never came: the server may hold one as a newer version of our own. */
  sent: string[];
  /** Stretches of typing since the last save. */
  changes: number;
  /** Milliseconds since 1970: of two records of one draft the later counts. */
  at: number;
};

export type Reconciled = { content: string; version: number; unsaved: boolean; conflict: ServerCopy | null };

/**
 * Decides between the server's copy and a draft of this browser. Never drops text: two different successors of
 * one version are a conflict, and a person decides.
 */
export function reconcileDraft(server: ServerCopy, draft: Draft | null): Reconciled {
  if (draft === null || draft.content === server.content) {
    return { content: server.content, version: server.version, unsaved: false, conflict: null };
  }
  // Above the server's version: the server went back (a restored backup), so ours is the newest there is.
  const followsServer = draft.baseVersion >= server.version || draft.sent.includes(server.content);
  return { content: draft.content, version: server.version, unsaved: true, conflict: followsServer ? null : server };
}
