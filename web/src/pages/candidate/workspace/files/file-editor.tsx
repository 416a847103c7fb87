import type { AttemptView } from '@assay/server/contract/attempt.ts';
import { Button, Tabs } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { CodeEditor } from '../../../../editor/code-editor.tsx';
import { languageOf, type EditorMark, type TextPart } from '../../../../editor/editor-types.ts';
import { useAnnounce } from '../../../../ui/announcer.tsx';
import { MarkdownText } from '../../../../ui/markdown-text.tsx';
import type { SaveQueue } from '../drafts/save-queue.ts';
import type { QueuedFile } from '../drafts/save-status.ts';
import classes from './files.module.css';
import { ConflictPanel } from './conflict-panel.tsx';

type Props = {
  attempt: AttemptView;
  queue: SaveQueue;
  files: QueuedFile[];
  open: string;
  onOpen: (path: string) => void;
  /** Files that are only read, which those to hand in may import. */
  beside?: readonly { path: string; content: string }[];
  marksFor: (path: string) => readonly EditorMark[];
  onEdit: () => void;
  onRun: (file: QueuedFile, part: TextPart) => void;
  /** What Ctrl-Enter does here. */
  hintFor: (file: QueuedFile) => string;
  toolsFor: (file: QueuedFile) => ReactNode;
  /** Files to read only. */
  isFixed?: (file: QueuedFile) => boolean;
  /** Another view of a file than its text, or null. */
  formFor?: (file: QueuedFile) => ReactNode;
};

const NOTHING_BESIDE: NonNullable<Props['beside']> = [];

/** The files to hand in, one tab each. */
export function FileEditor({ attempt, queue, files, open, onOpen, beside = NOTHING_BESIDE, marksFor, onEdit, onRun, hintFor, toolsFor, isFixed, formFor }: Props) {
  const announce = useAnnounce();
  const [preview, setPreview] = useState(false);
  const file = files.find(({ path }) => path === open);
  if (file === undefined) return null;
  const language = languageOf(file.path);
  const form = formFor?.(file) ?? null;
  const reads = language === 'markdown' && preview;
  return (
    <section className={classes.editor} id="editor" tabIndex={-1} aria-label="Files">
      <Tabs value={open} onChange={(path) => { if (path !== null) onOpen(path); }} className={classes.tabs!}>
        <div className={classes.bar}>
          <Tabs.List aria-label="Files to hand in" className={classes.tabList!}>
            {files.map(({ path, unsaved, conflict }) => (
              <Tabs.Tab key={path} value={path} className={classes.tab!}>
                {path}{conflict !== null ? <span className={classes.bad}> (two versions)</span> : unsaved ? <span className={classes.dot} title="Not on the server yet"> •</span> : null}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <div className={classes.tools}>
            {toolsFor(file)}
            {language === 'markdown' && <Button size="xs" variant="default" aria-pressed={preview} onClick={() => { setPreview((shown) => !shown); }}>{preview ? 'Edit' : 'Preview'}</Button>}
          </div>
        </div>
        {/* One panel for all tabs: the editor inside keeps a model per file, so it stays mounted. */}
        <Tabs.Panel value={open} className={classes.body!}>
          {file.conflict !== null && <ConflictPanel file={file} conflict={file.conflict} onSettle={(content) => void queue.settle(file.path, content)} />}
          {reads && <div className={classes.preview} tabIndex={0} role="region" aria-label={`${file.path}, as it will be read`}><MarkdownText>{file.content === '' ? '*Nothing written yet.*' : file.content}</MarkdownText></div>}
          {!reads && form}
          {!reads && form === null && (
            <CodeEditor
              path={`${attempt.id}/${file.path}`} language={language} label={`${file.path}, editor. Press Ctrl-M to let Tab leave it.`}
              value={file.content} readOnly={isFixed?.(file) ?? false} marks={marksFor(file.path)}
              siblings={[...files, ...beside].map(({ path, content }) => ({ path: `${attempt.id}/${path}`, content }))}
              onChange={(content) => { queue.edit(file.path, content); onEdit(); }}
              onRun={(part) => { onRun(file, part); }} onSave={() => { queue.flush(); announce('Everything is saved while you type.'); }}
            />
          )}
        </Tabs.Panel>
      </Tabs>
      {form === null && <p className={classes.hint}>Tab indents. Ctrl-M lets Tab leave the editor. {hintFor(file)}</p>}
    </section>
  );
}
