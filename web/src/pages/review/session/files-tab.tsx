import type { AttemptReport } from '@assay/server/contract/review.ts';
import { languageOf } from '../../../editor/editor-types.ts';
import { CodeText } from '../../../editor/code-text.tsx';
import { DiffLines } from '../../../ui/diff-lines.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { MarkdownLater } from '../../../ui/markdown-later.tsx';
import { textDiff } from '../../../ui/text-diff.ts';
import classes from './session.module.css';

type File = NonNullable<AttemptReport['submission']>['files'][number];

/** What was handed in, as the candidate wrote it, and against the starter where that says something. */
export function FilesTab({ files }: { files: File[] | null }) {
  if (files === null) return <EmptyState title="Nothing handed in yet" />;
  return <div className={classes.files}>{files.map((file) => <OneFile key={file.path} file={file} />)}</div>;
}

function OneFile({ file }: { file: File }) {
  const { path, content, starter } = file;
  const diff = starter === null ? '' : textDiff(starter, content, { before: `starter/${path}`, after: path });
  return (
    <section className={classes.file} aria-label={path}>
      <h2><code>{path}</code>{starter === content && <span className={classes.quiet}> unchanged from the starter</span>}</h2>
      {content.trim() === '' ? <p className={classes.quiet}>Empty</p> : path.endsWith('.md') ? <div className={classes.paper}><MarkdownLater>{content}</MarkdownLater></div> : <div className={classes.paper}><CodeText language={languageOf(path)}>{content}</CodeText></div>}
      {diff !== '' && starter?.trim() !== '' && <details><summary>Against the starter</summary><DiffLines label={`${path} against the starter`} diff={diff} /></details>}
    </section>
  );
}
