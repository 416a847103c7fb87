import type { ComponentType } from 'react';
import type { ReceivedAttempt } from '../../../api/candidate.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ContextWorkspace } from './context/context-workspace.tsx';
import { DatabaseWorkspace } from './database-workspace.tsx';
import { PullRequestWorkspace } from './pull-request/pull-request-workspace.tsx';
import type { SaveQueue } from './drafts/save-queue.ts';
import { useSaveQueue } from './drafts/use-save-queue.ts';
import { useAttemptEvents } from './use-attempt-events.ts';
import { usePaneKey } from './use-pane-key.ts';
import { useViewState } from './use-view-state.ts';
import type { WorkspaceProps } from './workspace-frame.tsx';

/** One line per kind of task. */
const KINDS: Record<string, ComponentType<WorkspaceProps>> = {
  'rls-review': DatabaseWorkspace,
  'context-assembly': ContextWorkspace,
  'pr-review': PullRequestWorkspace,
};

/** An open task: what all kinds share is kept here, what its kind needs is shown. */
export function Workspace({ token, attempt, queue }: { token: string; attempt: ReceivedAttempt; queue: SaveQueue }) {
  const saving = useSaveQueue(queue);
  useAttemptEvents(token, attempt.id, queue);
  usePaneKey();
  const [view, show] = useViewState(saving.files.map(({ path }) => path));
  const Kind = KINDS[attempt.kind];
  if (Kind === undefined) return <EmptyState title="This page does not know this kind of task">Reload it; if that does not help, tell whoever invited you.</EmptyState>;
  return <Kind token={token} attempt={attempt} queue={queue} saving={saving} view={view} show={show} />;
}
