import type { DraftDetail, DraftProblem } from '@assay/server/contract/exercise-drafts.ts';
import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { CodeEditor } from '../../../editor/code-editor.tsx';
import { languageOf } from '../../../editor/editor-types.ts';
import { useAnnounce } from '../../../ui/announcer.tsx';
import { MarkdownText } from '../../../ui/markdown-text.tsx';
import { useQueryChange } from '../../../ui/use-query-change.ts';
import type { SaveQueue } from '../../candidate/workspace/drafts/save-queue.ts';
import type { QueuedFile } from '../../candidate/workspace/drafts/save-status.ts';
import { ConflictPanel } from '../../candidate/workspace/files/conflict-panel.tsx';
import classes from './exercise.module.css';
import { fieldsOf } from './fields.ts';
import { FileActions, type RemovedFile } from './file-actions.tsx';
import { FileTree } from './file-tree.tsx';
import { offsetOfLine, partOf } from './parts.ts';

type Props = { draft: DraftDetail; queue: SaveQueue; files: QueuedFile[]; problems: readonly DraftProblem[] };

/** The files of a draft by part, an editor, and what belongs into the file that is open. */
export function FilesTab({ draft, queue, files, problems }: Props) {
  const announce = useAnnounce();
  const [query, change] = useQueryChange<{ file: string | null; line: string | null }>();
  const [preview, setPreview] = useState(false);
  const [removed, setRemoved] = useState<readonly RemovedFile[]>([]);
  const open = (path: string) => { change({ file: path, line: null }); };
  const file = files.find(({ path }) => path === query.get('file')) ?? files.find(({ path }) => path === 'exercise.yaml') ?? files[0];
  const line = query.get('line');
  // Of a changing text only the place matters, so that marks do not move the view while one types.
  const marks = useMemo(() => {
    if (file === undefined) return [];
    const here = problems.filter((problem) => problem.file === file.path && problem.line !== null);
    const wanted = here.toSorted((a, b) => Number(String(b.line) === line) - Number(String(a.line) === line));
    return wanted.map((problem) => ({ offset: offsetOfLine(file.content, problem.line ?? 1), message: problem.message }));
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [problems, file?.path, line]);
  if (file === undefined) return <p>The draft has no files. Add one.</p>;
  const language = languageOf(file.path);
  const part = partOf(file.path);
  const fields = fieldsOf(file.path);
  return (
    <div className={classes.files}>
      <FileTree files={files} open={file.path} problems={problems} onOpen={open} />
      <section className={classes.editor} aria-label="Editor">
        <FileActions key={file.path} draft={draft} queue={queue} file={file} files={files} removed={removed} onRemoved={setRemoved} onOpen={open}>
          {language === 'markdown' && <Button size="compact-xs" variant="default" aria-pressed={preview} onClick={() => { setPreview((shown) => !shown); }}>{preview ? 'Edit' : 'Preview'}</Button>}
        </FileActions>
        {file.conflict !== null && <ConflictPanel file={file} conflict={file.conflict} onSettle={(content) => void queue.settle(file.path, content)} />}
        {preview && language === 'markdown'
          ? <div className={classes.preview} tabIndex={0} role="region" aria-label={`${file.path}, as it will be read`}><MarkdownText>{file.content}</MarkdownText></div>
          : (
            <div className={classes.pane}>
              <CodeEditor path={`${draft.id}/${file.path}`} language={language} label={`${file.path}, editor. Press Ctrl-M to let Tab leave it.`} value={file.content} marks={marks}
                onChange={(content) => { queue.edit(file.path, content); }} onSave={() => { queue.flush(); announce('Everything is saved while you type.'); }} />
            </div>
          )}
        <aside className={classes.help} aria-label={`About ${part.name}`}>
          <p><strong>{part.name}.</strong> {part.help}</p>
          {fields.length > 0 && <details><summary>Each field</summary><dl>{fields.map(([name, meaning]) => <div key={name}><dt><code>{name}</code></dt><dd>{meaning}</dd></div>)}</dl></details>}
        </aside>
      </section>
    </div>
  );
}
