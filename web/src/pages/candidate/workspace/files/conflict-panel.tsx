import { Button } from '@mantine/core';
import { DiffLines } from '../../../../ui/diff-lines.tsx';
import { textDiff } from '../../../../ui/text-diff.ts';
import { asTime } from '../../../../ui/times.ts';
import type { ServerCopy } from '../drafts/reconcile-draft.ts';
import type { QueuedFile } from '../drafts/save-status.ts';
import classes from './files.module.css';

/** Two browsers wrote on the same version: both texts are shown, and whichever is not chosen stays under Files. */
export function ConflictPanel({ file, conflict, onSettle }: { file: QueuedFile; conflict: ServerCopy; onSettle: (content: string) => void }) {
  const comment = file.path.endsWith('.sql') ? '\n-- From the other browser:\n' : '\n\n---\n\nFrom the other browser:\n\n';
  return (
    <div className={classes.conflict} role="alert">
      <p><strong>{file.path} was also changed in another browser</strong> (saved {asTime(conflict.savedAt)}). Your text is in the editor, what the other one changes is below. Whichever you do not choose is kept under Files.</p>
      <div className={classes.choices}>
        <Button size="xs" onClick={() => { onSettle(file.content); }}>Keep mine</Button>
        <Button size="xs" variant="default" onClick={() => { onSettle(conflict.content); }}>Take the other</Button>
        <Button size="xs" variant="default" onClick={() => { onSettle(file.content + comment + conflict.content); }}>Put both one after the other</Button>
      </div>
      <DiffLines label="From your text to the other browser's" diff={textDiff(file.content, conflict.content, { before: 'this browser', after: 'other browser' })} />
    </div>
  );
}
