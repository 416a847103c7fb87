import type { DraftDetail } from '@assay/server/contract/exercise-drafts.ts';
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { moveDraftFile, removeDraftFile, saveDraftFile } from '../../../api/exercise-drafts.ts';
import { Problem } from '../../../api/problem.ts';
import type { SaveQueue } from '../../candidate/workspace/drafts/save-queue.ts';
import type { QueuedFile } from '../../candidate/workspace/drafts/save-status.ts';
import classes from './exercise.module.css';

export type RemovedFile = { path: string; content: string };
type Props = {
  draft: DraftDetail;
  queue: SaveQueue;
  file: QueuedFile;
  files: readonly QueuedFile[];
  /** What was deleted on this visit. */
  removed: readonly RemovedFile[];
  onRemoved: (removed: readonly RemovedFile[]) => void;
  onOpen: (path: string) => void;
  children: ReactNode;
};

/** Adds, renames and deletes files. What is deleted can be brought back while the page is open. */
export function FileActions({ draft, queue, file, files, removed, onRemoved, onOpen, children }: Props) {
  const [naming, setNaming] = useState<{ what: 'add' | 'rename'; path: string } | null>(null);
  const change = useMutation({
    async mutationFn(work: () => Promise<string>) { return work(); },
    onSuccess: (path) => { setNaming(null); onOpen(path); },
  });
  /** The file as the server has it, once it has all that was typed. */
  const saved = async () => {
    await queue.settled();
    return queue.state().files.find(({ path }) => path === file.path) ?? file;
  };
  const add = async (path: string, content: string) => {
    queue.add({ content, ...await saveDraftFile(draft.id, path, content, 0) });
    onRemoved(removed.filter((gone) => gone.path !== path));
    return path;
  };
  const rename = async (path: string) => {
    const { content, version } = await saved();
    const moved = await moveDraftFile(draft.id, { from: file.path, to: path, baseVersion: version });
    queue.remove(file.path);
    queue.add({ ...moved, content });
    return path;
  };
  const remove = async () => {
    const { content, version } = await saved();
    await removeDraftFile(draft.id, file.path, version);
    queue.remove(file.path);
    onRemoved([...removed, { path: file.path, content }]);
    return files.find(({ path }) => path !== file.path)?.path ?? '';
  };
  const why = change.error instanceof Problem ? change.error.fields[0]?.detail ?? change.error.message : change.error?.message;
  return (
    <div className={classes.actions}>
      <strong><code>{file.path}</code></strong>
      {children}
      {naming === null
        ? (
          <>
            <Button size="compact-xs" variant="default" onClick={() => { setNaming({ what: 'add', path: file.path.slice(0, file.path.lastIndexOf('/') + 1) }); }}>Add file…</Button>
            <Button size="compact-xs" variant="default" onClick={() => { setNaming({ what: 'rename', path: file.path }); }}>Rename…</Button>
            <Button size="compact-xs" variant="default" loading={change.isPending} onClick={() => { change.mutate(remove); }}>Delete</Button>
          </>
        )
        : (
          <form className={classes.naming} onSubmit={(event) => { event.preventDefault(); change.mutate(() => (naming.what === 'add' ? add(naming.path, '') : rename(naming.path))); }}>
            <TextInput size="xs" aria-label={naming.what === 'add' ? 'Path of the new file' : 'New path'} value={naming.path} data-autofocus autoFocus
              onChange={({ currentTarget }) => { setNaming({ ...naming, path: currentTarget.value }); }} />
            <Button size="compact-xs" type="submit" loading={change.isPending}>{naming.what === 'add' ? 'Add' : 'Rename'}</Button>
            <Button size="compact-xs" variant="default" onClick={() => { setNaming(null); change.reset(); }}>Cancel</Button>
          </form>
        )}
      {removed.map((gone) => (
        <span key={gone.path} role="status">{gone.path} is deleted. <Button size="compact-xs" variant="default" onClick={() => { change.mutate(() => add(gone.path, gone.content)); }}>Undo: bring back {gone.path}</Button></span>
      ))}
      {why !== undefined && <span role="alert" className={classes.bad}>{why}</span>}
    </div>
  );
}
