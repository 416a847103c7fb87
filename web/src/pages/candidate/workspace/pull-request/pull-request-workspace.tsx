import { Alert } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { pullRequestQuery, takeUpFile } from '../../../../api/candidate.ts';
import { ProblemPanel } from '../../../../ui/problem-panel.tsx';
import { useShortcuts, type Shortcut } from '../../../../ui/shortcuts.tsx';
import { useChecks } from '../checks/use-checks.ts';
import { FileEditor } from '../files/file-editor.tsx';
import { WorkspaceFrame, type WorkspaceProps } from '../workspace-frame.tsx';
import { ChangeList } from './change-list.tsx';
import { ChangeView } from './change-view.tsx';
import { readReview, REVIEW_FILE, writeReview, type Review } from './review-file.ts';
import { ReviewPanel } from './review-panel.tsx';
import { TestResults } from './test-results.tsx';
import classes from './pull-request.module.css';

const SHORTCUTS: Shortcut[] = [
  { keys: 'Ctrl/⌘ Enter', does: 'In a diff: comment on the selected lines. In a file of yours: run the tests' },
  { keys: 'Ctrl/⌘ S', does: 'Save now (everything is saved while you type)' },
  { keys: 'Ctrl M', does: 'Let Tab leave the editor, and back (Mac: Ctrl Shift M)' },
  { keys: 'Ctrl/⌘ F', does: 'Find in the editor' },
  { keys: 'F6', does: 'Next pane: left, editor, results' },
];

/** The review of a pull request: its diff and the candidate's files above, findings and test results below. */
export function PullRequestWorkspace(props: WorkspaceProps) {
  const { token, attempt, queue, saving, view, show } = props;
  useShortcuts(SHORTCUTS);
  const pullRequest = useQuery(pullRequestQuery(token, attempt.id));
  const checks = useChecks(attempt, queue, () => { show({ bottom: 'tests' }); });
  const review = readReview(saving.files.find(({ path }) => path === REVIEW_FILE)?.content ?? '');
  const write = (next: Review) => { queue.edit(REVIEW_FILE, writeReview(next)); };
  const after = useMemo(() => Object.fromEntries((pullRequest.data?.files ?? []).flatMap(({ path, after: text }) => (text === null ? [] : [[path, text]]))), [pullRequest.data]);
  const beside = useMemo(() => besideFiles(after), [after]);
  const shown = pullRequest.data?.files.find(({ path }) => path === view.object);
  const open = (path: string) => { show({ object: path }); };
  const repair = useMutation({
    mutationFn: async (path: string) => {
      if (!saving.files.some((file) => file.path === `patch/${path}`)) queue.add(await takeUpFile(attempt.id, path));
    },
    onSuccess: (_, path) => { show({ object: null, file: `patch/${path}` }); },
  });
  const editor = shown === undefined ? (
    <FileEditor
      attempt={attempt} queue={queue} files={saving.files} open={view.file} onOpen={(file) => { show({ file }); }}
      beside={beside} marksFor={() => []} onEdit={() => {}} onRun={checks.start}
      hintFor={({ path }) => (path === REVIEW_FILE ? 'The panel below writes this file for you.' : path.startsWith('patch/') ? 'Your repair of this file. Ctrl-Enter runs the tests on it.' : 'Ctrl-Enter runs your tests.')}
      toolsFor={() => null}
    />
  ) : (
    <ChangeView
      key={shown.path} attemptId={attempt.id} file={shown} comments={review?.comments ?? []}
      onAdd={(comment) => { if (review !== null) write({ ...review, comments: [...review.comments, comment] }); show({ bottom: 'review' }); }}
      onRepair={shown.after === null || shown.path.startsWith('tests/') ? null : () => { repair.mutate(shown.path); }}
      problem={repair.error}
      onClose={() => { show({ object: null }); }}
    />
  );
  const changes = pullRequest.isError
    ? <ProblemPanel error={pullRequest.error} onRetry={() => void pullRequest.refetch()} />
    : pullRequest.data === undefined
      ? <p className={classes.hint} role="status">Loading the pull request…</p>
      : <ChangeList attemptId={attempt.id} pullRequest={pullRequest.data} comments={review?.comments ?? []} open={view.object} onOpen={open} />;
  return (
    <WorkspaceFrame
      {...props} checks={checks} checkLabel="Check" editor={editor} editorSize="60%"
      world={[{ value: 'changes', label: 'Pull request', content: changes }]}
      running={[
        { value: 'review', label: 'My review', content: review === null ? <Alert color="red" title="review.yaml cannot be read">It was changed by hand and is no YAML any more. Open it under “My files” and mend it, or empty it.</Alert> : <ReviewPanel review={review} after={after} onChange={write} onOpen={open} /> },
        { value: 'tests', label: 'Test results', content: <TestResults checks={checks} /> },
      ]}
    />
  );
}

/** Where the candidate's own files find the rest of the repository: code beside a repair, helpers beside a test. */
function besideFiles(after: Readonly<Record<string, string>>): { path: string; content: string }[] {
  return Object.entries(after).flatMap(([path, content]) => [{ path: `patch/${path}`, content }, ...(path.startsWith('tests/') ? [{ path, content }] : [])]);
}
