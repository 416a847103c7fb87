import type { SavedFile, WorkspaceFile } from '@assay/server/contract/attempt.ts';
import { reconcileDraft, type Draft, type ServerCopy } from './reconcile-draft.ts';
import { saveFailureOf } from './save-failure.ts';
import { saveStatusOf, type QueuedFile, type SaveStatus } from './save-status.ts';

/** Keeps drafts in the browser; a rejected write means that nothing is kept. */
export type DraftStore = {
  write(path: string, draft: Draft): Promise<void>;
  /** The same before it returns: a page that is closed is not waited for. */
  writeNow(path: string, draft: Draft): void;
  /** Forgets the draft only while it still is this content: another tab may have typed since. */
  drop(path: string, content: string): Promise<void>;
  keepCopy(path: string, content: string, origin: string): Promise<void>;
};

export type SaveQueueState = { files: QueuedFile[]; status: SaveStatus };

type Save = (path: string, content: string, baseVersion: number, keepalive: boolean) => Promise<SavedFile>;
type OpenFile = QueuedFile & { sent: string[]; dirtySince: number | null; editedAt: number };

const IDLE_MS = 700;
const LONGEST_WAIT_MS = 4_000;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 15_000;
/** More unanswered saves than this cannot overlap: one is sent at a time, and one more when the page leaves. */
const REMEMBERED_SENDS = 3;

/**
 * Every change goes into the browser's store at once and to the server soon after, one save at a time, each on
 * the version it was typed over. Nothing is ever dropped: silence is retried for ever, a conflict waits for a person.
 */
export class SaveQueue {
  #files: Map<string, OpenFile>;
  #around: { blocked: 'elsewhere' | 'closed' | null; offline: boolean; storeWorks: boolean; savedAt: string };
  #sending = false;
  #retryMs = FIRST_RETRY_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #listeners = new Set<() => void>();
  #state: SaveQueueState;
  readonly #save: Save;
  readonly #store: DraftStore;

  constructor(files: readonly WorkspaceFile[], drafts: ReadonlyMap<string, Draft>, deps: { save: Save; store: DraftStore }) {
    this.#save = deps.save;
    this.#store = deps.store;
    const savedAt = files.map((file) => file.savedAt).sort().at(-1) ?? new Date().toISOString();
    this.#around = { blocked: null, offline: false, storeWorks: true, savedAt };
    this.#files = new Map(files.map(({ path, ...server }) => {
      const draft = drafts.get(path) ?? null;
      const merged = reconcileDraft(server, draft);
      return [path, { path, ...merged, changes: merged.unsaved ? draft?.changes ?? 1 : 0, refused: null, sent: draft?.sent ?? [], dirtySince: null, editedAt: 0 }];
    }));
    this.#state = this.#describe();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => { this.#listeners.delete(listener); };
  };

  state = (): SaveQueueState => this.#state;

  edit(path: string, content: string): void {
    const file = this.#file(path);
    if (file.content === content) return;
    const now = Date.now();
    if (now - file.editedAt > IDLE_MS) file.changes += 1;
    file.editedAt = now;
    file.dirtySince ??= now;
    Object.assign(file, { content, unsaved: true, refused: null });
    this.#keep(file);
    this.#tell();
    // Offline the retry's own rhythm holds: typing must not hammer a server that is coming back.
    if (!this.#around.offline) this.#wake(Math.min(IDLE_MS, Math.max(0, file.dirtySince + LONGEST_WAIT_MS - now)));
  }

  /** Sends what is waiting now: at the start, by Ctrl-S, when the network is back. */
  flush(): void {
    this.#wake(0);
  }

  /** Resolves when the server holds everything, and rejects when it cannot: offline, in conflict, elsewhere, refused. */
  settled(): Promise<void> {
    this.flush();
    return new Promise((resolve, reject) => {
      const look = () => {
        const { kind } = this.#state.status;
        if (kind === 'saving') return;
        unsubscribe();
        if (kind === 'saved') resolve();
        else reject(new Error(kind === 'offline' ? 'Your last changes have not reached the server yet. Try again when you are online.' : 'Your last changes are not saved. Resolve what the bar above says first.'));
      };
      const unsubscribe = this.subscribe(look);
      look();
    });
  }

  /** The page may be gone before an answer: each file goes out at once, beside a save that is under way. */
  leave(): void {
    clearTimeout(this.#timer);
    for (const file of this.#files.values()) {
      if (this.#isReady(file)) void this.#send(file, true);
      if (file.unsaved) this.#store.writeNow(file.path, draftOf(file));
    }
  }

  /** The server's copy moved without us: another tab of this browser saved. */
  serverMoved({ path, ...copy }: ServerCopy & { path: string }): void {
    const file = this.#files.get(path);
    // While a save is under way the news may be its own echo; its answer tells.
    if (file === undefined || copy.version <= file.version || this.#sending) return;
    Object.assign(file, reconcileDraft(copy, file.unsaved ? draftOf(file) : null));
    this.#around.savedAt = copy.savedAt;
    this.#tell();
  }

  /** This browser holds the attempt again: take what the other one saved, keep what only we have. */
  resume(files: readonly WorkspaceFile[]): void {
    this.#around.blocked = null;
    for (const { path, ...server } of files) {
      const file = this.#files.get(path);
      if (file !== undefined) Object.assign(file, reconcileDraft(server, file.unsaved ? draftOf(file) : null));
    }
    this.#tell();
    this.#wake(0);
  }

  /** A file that the workspace has from now on. */
  add({ path, ...server }: WorkspaceFile): void {
    if (this.#files.has(path)) return;
    this.#files.set(path, { path, ...reconcileDraft(server, null), changes: 0, refused: null, sent: [], dirtySince: null, editedAt: 0 });
    this.#tell();
  }

  /** A file that is there no longer; what was typed into it goes with it. */
  remove(path: string): void {
    this.#files.delete(path);
    this.#tell();
  }

  /** All files as the server has them now: others add, delete and save, too. What was typed here and is not saved stays. */
  follow(files: readonly WorkspaceFile[]): void {
    const newest = Math.max(0, ...files.map(({ version }) => version));
    for (const file of files) {
      this.add(file);
      this.serverMoved(file);
    }
    for (const { path, unsaved, version } of this.#files.values()) {
      // A file of a later version was made here after that reading.
      if (!unsaved && version <= newest && files.every((file) => file.path !== path)) this.remove(path);
    }
  }

  block(why: 'elsewhere' | 'closed'): void {
    this.#around.blocked = why;
    this.#tell();
  }

  /** Ends a conflict with the text that shall stand; the other text stays among the kept copies. */
  async settle(path: string, content: string): Promise<void> {
    const file = this.#file(path);
    const theirs = file.conflict;
    if (theirs === null) return;
    if (file.content !== content) await this.#store.keepCopy(path, file.content, 'this browser');
    if (theirs.content !== content) await this.#store.keepCopy(path, theirs.content, 'the other browser');
    Object.assign(file, { content, version: theirs.version, conflict: null, unsaved: content !== theirs.content, sent: [] });
    this.#keep(file);
    this.#tell();
    this.#wake(0);
  }

  /** Texts by path, as they stand here: what a submission hands in. */
  contents(): Record<string, string> {
    return Object.fromEntries([...this.#files.values()].map(({ path, content }) => [path, content]));
  }

  #file(path: string): OpenFile {
    const file = this.#files.get(path);
    if (file === undefined) throw new Error(`The workspace has no file ${path}.`);
    return file;
  }

  #isReady(file: QueuedFile): boolean {
    return this.#around.blocked === null && file.unsaved && file.conflict === null && file.refused === null;
  }

  #next(): OpenFile | undefined {
    return [...this.#files.values()].find((file) => this.#isReady(file));
  }

  #keep(file: OpenFile): void {
    const note = (works: boolean) => {
      if (this.#around.storeWorks === works) return;
      this.#around.storeWorks = works;
      this.#tell();
    };
    this.#store.write(file.path, draftOf(file)).then(() => { note(true); }, () => { note(false); });
  }

  #wake(inMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#pump(), inMs);
  }

  async #pump(): Promise<void> {
    const file = this.#next();
    if (this.#sending || file === undefined) return;
    this.#sending = true;
    const answered = await this.#send(file, false);
    this.#sending = false;
    this.#around.offline = !answered;
    this.#tell();
    if (!answered) {
      this.#wake(this.#retryMs);
      this.#retryMs = Math.min(LAST_RETRY_MS, this.#retryMs * 2);
      return;
    }
    this.#retryMs = FIRST_RETRY_MS;
    if (this.#next() !== undefined) this.#wake(file.unsaved ? IDLE_MS : 0);
  }

  /** One save. Returns false when nobody answered. */
  async #send(file: OpenFile, keepalive: boolean): Promise<boolean> {
    const { content, changes } = file;
    const earlier = file.sent;
    file.dirtySince = null;
    file.sent = [content, ...earlier].slice(0, REMEMBERED_SENDS);
    this.#keep(file);
    try {
      this.#confirm(file, content, changes, await this.#save(file.path, content, file.version, keepalive));
      return true;
    } catch (error) {
      const failure = saveFailureOf(error);
      if (failure.kind === 'retry') return false;
      if (failure.kind === 'elsewhere' || failure.kind === 'closed') this.#around.blocked = failure.kind;
      if (failure.kind === 'refused') file.refused = failure.why;
      if (failure.kind === 'changed') {
        // Our own save whose answer was lost looks like somebody else's; its text tells them apart.
        const { current } = failure;
        if (current.content === content) this.#confirm(file, content, changes, current);
        else if (earlier.includes(current.content)) file.version = current.version;
        else file.conflict = current;
      }
      return true;
    }
  }

  #confirm(file: OpenFile, content: string, changes: number, saved: { version: number; savedAt: string }): void {
    file.version = Math.max(file.version, saved.version);
    file.sent = [];
    file.unsaved = file.content !== content;
    file.changes = file.unsaved ? Math.max(1, file.changes - changes) : 0;
    this.#around.savedAt = saved.savedAt;
    if (file.unsaved) this.#keep(file);
    else void this.#store.drop(file.path, content).catch(() => {});
    this.#tell();
  }

  #describe(): SaveQueueState {
    const files = [...this.#files.values()].map(({ sent: _sent, dirtySince: _since, editedAt: _at, ...file }) => file);
    return { files, status: saveStatusOf(files, this.#around) };
  }

  #tell(): void {
    this.#state = this.#describe();
    for (const listener of this.#listeners) listener();
  }
}

function draftOf({ content, version, sent, changes }: OpenFile): Draft {
  return { content, baseVersion: version, sent, changes, at: Date.now() };
}
