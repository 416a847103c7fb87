import type { AttemptView } from '@assay/server/contract/attempt.ts';
import { Button, Tabs } from '@mantine/core';
import { useState } from 'react';
import { CodeEditor } from '../../../../editor/code-editor.tsx';
import type { TextPart } from '../../../../editor/editor-types.ts';
import { useAnnounce } from '../../../../ui/announcer.tsx';
import { MarkdownText } from '../../../../ui/markdown-text.tsx';
import { ActorPicker } from '../console/actor-picker.tsx';
import { defaultActorFor } from '../console/file-actor.ts';
import type { ConsoleState } from '../console/use-console.ts';
import type { SaveQueue } from '../drafts/save-queue.ts';
import type { QueuedFile } from '../drafts/save-status.ts';
import classes from './files.module.css';
import { ConflictPanel } from './conflict-panel.tsx';

type Props = { attempt: AttemptView; queue: SaveQueue; files: QueuedFile[]; open: string; onOpen: (path: string) => void; sql: ConsoleState };

/** The files to hand in, one tab each; SQL files run from here as whom they are meant for. */
export function FileEditor({ attempt, queue, files, open, onOpen, sql }: Props) {
  const announce = useAnnounce();
  const [actors, setActors] = useState<Record<string, string>>({});
  const [preview, setPreview] = useState(false);
  const file = files.find(({ path }) => path === open);
  if (file === undefined) return null;
  const isSql = file.path.endsWith('.sql');
  const actor = actors[file.path] ?? defaultActorFor(file.path, file.content, attempt.actors);
  const run = ({ text, offset }: Pick<TextPart, 'text' | 'offset'>) => {
    if (isSql) sql.run({ actor, sql: text, source: file.path, offset });
  };
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
            {isSql && <ActorPicker actors={attempt.actors} value={actor} label="Run as" onChange={(id) => { setActors((all) => ({ ...all, [file.path]: id })); }} />}
            {isSql && <Button size="xs" variant="default" disabled={sql.running !== null} onClick={() => { run({ text: file.content, offset: 0 }); }} title="Ctrl-Enter">Run file</Button>}
            {!isSql && <Button size="xs" variant="default" aria-pressed={preview} onClick={() => { setPreview((shown) => !shown); }}>{preview ? 'Edit' : 'Preview'}</Button>}
          </div>
        </div>
        {/* One panel for all tabs: the editor inside keeps a model per file, so it stays mounted. */}
        <Tabs.Panel value={open} className={classes.body!}>
          {file.conflict !== null && <ConflictPanel file={file} conflict={file.conflict} onSettle={(content) => void queue.settle(file.path, content)} />}
          {!isSql && preview
            ? <div className={classes.preview} tabIndex={0} role="region" aria-label={`${file.path}, as it will be read`}><MarkdownText>{file.content === '' ? '*Nothing written yet.*' : file.content}</MarkdownText></div>
            : (
              <CodeEditor path={`${attempt.id}/${file.path}`} language={isSql ? 'pgsql' : 'markdown'} label={`${file.path}, editor. Press Ctrl-M to let Tab leave it.`}
                value={file.content} marks={sql.marksFor(file.path)}
                onChange={(content) => { queue.edit(file.path, content); sql.clearMarks(); }}
                onRun={run} onSave={() => { queue.flush(); announce('Everything is saved while you type.'); }} />
            )}
        </Tabs.Panel>
      </Tabs>
      <p className={classes.hint}>Tab indents. Ctrl-M lets Tab leave the editor.{isSql && ' Ctrl-Enter runs the selection or the file on your own copy.'}</p>
    </section>
  );
}
