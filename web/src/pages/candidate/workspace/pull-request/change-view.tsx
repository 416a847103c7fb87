import type { PullRequestView } from '@assay/server/contract/pull-request.ts';
import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { CodeDiff } from '../../../../editor/code-diff.tsx';
import { languageOf } from '../../../../editor/editor-types.ts';
import { ProblemPanel } from '../../../../ui/problem-panel.tsx';
import { CAUSE_WORDS, CommentForm } from './comment-form.tsx';
import { linesOf, type ReviewComment } from './review-file.ts';
import classes from './pull-request.module.css';

type Props = {
  attemptId: string;
  file: PullRequestView['files'][number];
  comments: readonly ReviewComment[];
  onAdd: (comment: ReviewComment) => void;
  /** Null for what cannot be repaired. */
  onRepair: (() => void) | null;
  problem: Error | null;
  onClose: () => void;
};

/** One file of the pull request, before and after, with a form for the lines that are selected. */
export function ChangeView({ attemptId, file: { path, before, after }, comments, onAdd, onRepair, problem, onClose }: Props) {
  const [layout, setLayout] = useState('inline');
  const [lines, setLines] = useState({ from: 1, to: 1 });
  const [writing, setWriting] = useState<{ from: number; to: number } | null>(null);
  const range = lines.from === lines.to ? `line ${lines.from}` : `lines ${lines.from}–${lines.to}`;
  return (
    <section className={classes.change} id="editor" tabIndex={-1} aria-label={`${path}, before and after`}>
      <div className={classes.bar}>
        <strong><code>{path}</code></strong>
        <SegmentedControl size="xs" aria-label="Layout of the diff" value={layout} onChange={setLayout} data={[{ value: 'inline', label: 'Inline' }, { value: 'sides', label: 'Side by side' }]} />
        <Button size="xs" onClick={() => { setWriting(lines); }} title="Ctrl-Enter">Comment on {range}</Button>
        {onRepair !== null && <Button size="xs" variant="default" onClick={onRepair}>Repair this file</Button>}
        <Button size="xs" variant="subtle" onClick={onClose}>My files</Button>
      </div>
      {problem !== null && <ProblemPanel error={problem} onRetry={onRepair ?? undefined} />}
      {writing !== null && <CommentForm file={path} lines={writing} code={linesOf(after ?? '', writing)} onSave={(comment) => { onAdd(comment); setWriting(null); }} onCancel={() => { setWriting(null); }} />}
      <CodeDiff
        path={`${attemptId}/pull-request/${path}`} language={languageOf(path)} before={before ?? ''} after={after ?? ''} sideBySide={layout === 'sides'}
        commented={comments.filter(({ file }) => file === path).map(({ from, to, severity, cause, text }) => ({ from, to, title: `${severity} · ${CAUSE_WORDS[cause]}`, text }))} label={`${path}, after the pull request. Select lines, then press Ctrl-Enter to comment.`}
        onSelect={(from, to) => { setLines({ from, to }); }} onComment={() => { setWriting(lines); }}
      />
      <p className={classes.hint}>Select lines on the right and press Ctrl-Enter to comment on them. Line numbers are those after the pull request.</p>
    </section>
  );
}
