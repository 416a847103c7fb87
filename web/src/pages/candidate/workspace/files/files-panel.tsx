import type { AttemptView } from '@assay/server/contract/attempt.ts';
import { Button, CopyButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { asDateTime } from '../../../../ui/times.ts';
import { readKeptCopies, type KeptCopy } from '../drafts/draft-store.ts';
import type { QueuedFile } from '../drafts/save-status.ts';
import classes from './files.module.css';

/** What will be handed in, and texts that lost a conflict but are still here. */
export function FilesPanel({ attempt, files, open, onOpen }: { attempt: AttemptView; files: QueuedFile[]; open: string; onOpen: (path: string) => void }) {
  const [copies, setCopies] = useState<KeptCopy[]>([]);
  const conflicts = files.filter(({ conflict }) => conflict !== null).length;
  useEffect(() => { void readKeptCopies(attempt.id).then(setCopies); }, [attempt.id, conflicts]);
  return (
    <div className={classes.list}>
      <h2>To hand in</h2>
      <ul>
        {files.map((file) => (
          <li key={file.path} aria-current={file.path === open}>
            <button type="button" onClick={() => { onOpen(file.path); }}><code>{file.path}</code></button>
            <span>{sizeOf(file.content)}, version {file.version}{file.unsaved ? ', not on the server yet' : ''}</span>
          </li>
        ))}
      </ul>
      <p>At most {Math.round(attempt.limits.fileBytes / 1024)} KiB a file.</p>
      {copies.length > 0 && (
        <>
          <h2>Kept copies</h2>
          <p>Texts that were not chosen when two browsers wrote at once. They are only in this browser.</p>
          <ul>
            {copies.map((copy) => (
              <li key={copy.at + copy.path}>
                <details><summary><code>{copy.path}</code> from {copy.origin}, {asDateTime(copy.at)}</summary><pre>{copy.content}</pre></details>
                <CopyButton value={copy.content}>{({ copied, copy: take }) => <Button size="compact-xs" variant="default" onClick={take}>{copied ? 'Copied ✓' : 'Copy'}</Button>}</CopyButton>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function sizeOf(content: string): string {
  if (content.trim() === '') return 'empty';
  const lines = content.trimEnd().split('\n').length;
  return lines === 1 ? '1 line' : `${lines} lines`;
}
