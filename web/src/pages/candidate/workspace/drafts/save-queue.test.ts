import { jest } from '@jest/globals';
import { Problem } from '../../../../api/problem.ts';
import type { Draft } from './reconcile-draft.ts';
import { SaveQueue, type DraftStore } from './save-queue.ts';

const AT = '2026-11-23T12:00:00.000Z';
const starter = { path: 'fix.sql', content: '-- fix\n', version: 1, savedAt: AT };
const silence = () => new Problem({ status: 0, code: 'unreachable', title: 'Assay cannot be reached' });
const changed = (content: string, version: number) => new Problem({
  status: 409, code: 'file_changed', title: 'File was changed elsewhere', body: { current: { content, version, savedAt: AT } },
});

/** A server of one file, as strict about versions as the real one. */
function server(content = starter.content, version = 1) {
  const held = { content, version, requests: 0, reachable: true, loseAnswers: false };
  const save = async (path: string, text: string, baseVersion: number) => {
    held.requests += 1;
    if (!held.reachable) throw silence();
    if (baseVersion !== held.version) throw changed(held.content, held.version);
    held.content = text;
    held.version += 1;
    if (held.loseAnswers) throw silence();
    return { path, version: held.version, savedAt: AT };
  };
  return { held, save };
}

function memoryStore() {
  const drafts = new Map<string, Draft>();
  const copies: string[] = [];
  const store: DraftStore = {
    write: async (path, draft) => { drafts.set(path, structuredClone(draft)); },
    writeNow: (path, draft) => { drafts.set(path, structuredClone(draft)); },
    drop: async (path, content) => { if (drafts.get(path)?.content === content) drafts.delete(path); },
    keepCopy: async (_path, content) => { copies.push(content); },
  };
  return { drafts, copies, store };
}

function open(remote = server(), local = memoryStore(), files = [starter]) {
  const queue = new SaveQueue(files, local.drafts, { save: remote.save, store: local.store });
  queue.flush();
  return { queue, held: remote.held, ...local };
}

beforeEach(() => { jest.useFakeTimers(); });
afterEach(() => { jest.useRealTimers(); });

test('a stretch of typing becomes one save, and the draft is dropped when the server has it', async () => {
  const { queue, held, drafts } = open();
  for (const text of ['a', 'ab', 'abc']) { queue.edit('fix.sql', text); await jest.advanceTimersByTimeAsync(100); }
  expect(drafts.get('fix.sql')?.content).toBe('abc');
  expect(queue.state().status).toEqual({ kind: 'saving' });
  await jest.advanceTimersByTimeAsync(1_000);
  expect(held).toMatchObject({ content: 'abc', version: 2, requests: 1 });
  expect(queue.state().status).toEqual({ kind: 'saved', at: AT });
  expect(drafts.size).toBe(0);
});

test('typing without a pause is saved every few seconds all the same', async () => {
  const { queue, held } = open();
  for (let i = 0; i < 100; i += 1) { queue.edit('fix.sql', `text ${i}`); await jest.advanceTimersByTimeAsync(100); }
  expect(held.requests).toBeGreaterThanOrEqual(2);
  expect(held.requests).toBeLessThan(6);
});

test('a lost network is counted in changes, and recovers by itself', async () => {
  const { queue, held, drafts } = open();
  held.reachable = false;
  for (const text of ['one', 'two', 'three']) { queue.edit('fix.sql', text); await jest.advanceTimersByTimeAsync(2_000); }
  expect(queue.state().status).toEqual({ kind: 'offline', changes: 3, keptHere: true });
  expect(drafts.get('fix.sql')?.content).toBe('three');
  held.reachable = true;
  await jest.advanceTimersByTimeAsync(16_000);
  expect(held.content).toBe('three');
  expect(queue.state().status.kind).toBe('saved');
});

test('retries slow down: an hour offline is not thousands of requests', async () => {
  const { queue, held } = open();
  held.reachable = false;
  queue.edit('fix.sql', 'x');
  await jest.advanceTimersByTimeAsync(3_600_000);
  expect(held.requests).toBeLessThan(300);
});

test('a closed tab loses nothing: the next visit finds the draft and saves it', async () => {
  const remote = server();
  const local = memoryStore();
  const first = open(remote, local);
  remote.held.reachable = false;
  first.queue.edit('fix.sql', 'typed just before the crash');
  const second = open(remote, local);
  remote.held.reachable = true;
  expect(second.queue.contents()).toEqual({ 'fix.sql': 'typed just before the crash' });
  await jest.advanceTimersByTimeAsync(2_000);
  expect(remote.held.content).toBe('typed just before the crash');
});

test('a save whose answer was lost is not taken for a stranger, neither at once nor after a reload', async () => {
  const remote = server();
  const local = memoryStore();
  const first = open(remote, local);
  remote.held.loseAnswers = true;
  first.queue.edit('fix.sql', 'mine');
  await jest.advanceTimersByTimeAsync(800);
  remote.held.loseAnswers = false;
  expect(remote.held).toMatchObject({ content: 'mine', version: 2 });
  const reloaded = open(remote, local, [{ ...starter, content: 'mine', version: 2 }]);
  expect(reloaded.queue.state().status.kind).toBe('saved');
  first.queue.edit('fix.sql', 'mine, longer');
  await jest.advanceTimersByTimeAsync(20_000);
  expect(remote.held.content).toBe('mine, longer');
  expect(first.queue.state().status.kind).toBe('saved');
});

test('a tab closed between two keystrokes: the last save that reached the server is known as our own', async () => {
  const remote = server();
  const local = memoryStore();
  const slow: DraftStore = { ...local.store, write: async () => new Promise(() => {}) };
  const queue = new SaveQueue([starter], new Map(), { save: remote.save, store: slow });
  queue.edit('fix.sql', 'last wor');
  queue.edit('fix.sql', 'last words');
  queue.leave();
  await jest.advanceTimersByTimeAsync(0);
  const reopened = open(remote, local, [{ ...starter, content: remote.held.content, version: remote.held.version }]);
  expect(reopened.queue.state()).toMatchObject({ status: { kind: 'saved' }, files: [{ content: 'last words', conflict: null }] });
});

test('two different texts on one version wait for a person, and the one not chosen is kept', async () => {
  const { queue, held, copies } = open();
  Object.assign(held, { content: 'theirs', version: 2 });
  queue.edit('fix.sql', 'mine');
  await jest.advanceTimersByTimeAsync(1_000);
  expect(queue.state().status).toEqual({ kind: 'conflict', paths: ['fix.sql'] });
  expect(held.content).toBe('theirs');
  expect(queue.contents()).toEqual({ 'fix.sql': 'mine' });
  await queue.settle('fix.sql', 'mine');
  await jest.advanceTimersByTimeAsync(1_000);
  expect(held.content).toBe('mine');
  expect(copies).toEqual(['theirs']);
});

test('when another browser takes over, typing here stays here and is merged on return', async () => {
  const remote = server();
  const { queue } = open({ held: remote.held, save: async () => { throw new Problem({ status: 409, code: 'attempt_open_elsewhere', title: 'Attempt is open in another browser' }); } });
  queue.edit('fix.sql', 'typed here');
  await jest.advanceTimersByTimeAsync(1_000);
  expect(queue.state().status).toEqual({ kind: 'elsewhere', changes: 1 });
  queue.resume([{ ...starter, content: 'typed there', version: 5 }]);
  expect(queue.state().files[0]).toMatchObject({ content: 'typed here', conflict: { content: 'typed there', version: 5 } });
});

test('content the server refuses is said with its reason, and the next edit is tried again', async () => {
  const remote = server();
  let refuse = true;
  const { queue } = open({
    held: remote.held,
    save: async (path, text, base) => {
      if (refuse) throw new Problem({ status: 413, code: 'file_too_large', title: 'File is too large', detail: 'At most 256 KiB.' });
      return remote.save(path, text, base);
    },
  });
  queue.edit('fix.sql', 'x'.repeat(10));
  await jest.advanceTimersByTimeAsync(1_000);
  expect(queue.state().status).toEqual({ kind: 'refused', path: 'fix.sql', why: 'At most 256 KiB.' });
  refuse = false;
  queue.edit('fix.sql', 'short');
  await jest.advanceTimersByTimeAsync(1_000);
  expect(remote.held.content).toBe('short');
});

test('a browser that keeps nothing is not said to keep something', async () => {
  const remote = server();
  remote.held.reachable = false;
  const broken: DraftStore = { write: async () => { throw new Error('no storage'); }, writeNow: () => {}, drop: async () => {}, keepCopy: async () => {} };
  const queue = new SaveQueue([starter], new Map(), { save: remote.save, store: broken });
  queue.edit('fix.sql', 'x');
  await jest.advanceTimersByTimeAsync(1_000);
  expect(queue.state().status).toMatchObject({ kind: 'offline', keptHere: false });
});

test('files that others add, save and delete come and go; what was typed here and is not saved stays', async () => {
  const { queue, held } = open(server(), memoryStore(), [starter, { ...starter, path: 'gone.sql' }, { ...starter, path: 'typed.sql' }]);
  held.reachable = false;
  queue.edit('typed.sql', 'mine');
  queue.add({ path: 'made-here.sql', content: '', version: 9, savedAt: AT });
  queue.follow([{ ...starter, content: 'theirs', version: 2 }, { ...starter, path: 'new.sql', version: 3 }]);
  expect(queue.contents()).toEqual({ 'fix.sql': 'theirs', 'typed.sql': 'mine', 'made-here.sql': '', 'new.sql': starter.content });
});
