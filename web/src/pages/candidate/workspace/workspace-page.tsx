import type { AttemptView } from '@assay/server/contract/attempt.ts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Navigate, useParams } from 'react-router';
import { attemptQuery, saveFile, withSession } from '../../../api/candidate.ts';
import { Page } from '../../../ui/page.tsx';
import { PageSkeleton } from '../../../ui/page-skeleton.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { openDraftStore, readDrafts } from './drafts/draft-store.ts';
import { SaveQueue } from './drafts/save-queue.ts';
import { Workspace } from './workspace.tsx';

/** `/s/:token/tasks/:attemptId`: one task, as the candidate left it. */
export function WorkspacePage() {
  const { token = '', attemptId = '' } = useParams();
  const attempt = useQuery(attemptQuery(token, attemptId));
  const queue = useOpenQueue(token, attempt.data);

  if (attempt.isError && attempt.data === undefined) {
    return <Page title="This task does not open"><ProblemPanel error={attempt.error} onRetry={attempt.refetch} /></Page>;
  }
  if (attempt.data?.state === 'not_started') return <Navigate to={`/s/${token}/tasks`} replace />;
  if (attempt.data?.state === 'submitted') return <Navigate to={`/s/${token}/receipt`} replace />;
  if (attempt.data === undefined || queue === null) return <PageSkeleton title="Your task" width="wide" />;
  return <Workspace token={token} attempt={attempt.data} queue={queue} />;
}

/** The queue begins once, from the server's files and the drafts an earlier visit left. */
function useOpenQueue(token: string, attempt: AttemptView | undefined): SaveQueue | null {
  const [queue, setQueue] = useState<{ of: string; queue: SaveQueue } | null>(null);
  const id = attempt?.state === 'open' ? attempt.id : undefined;
  useEffect(() => {
    if (id === undefined || attempt === undefined || queue?.of === id) return;
    let wanted = true;
    void readDrafts(id, attempt.files.map(({ path }) => path)).then((drafts) => {
      if (!wanted) return;
      const save: ConstructorParameters<typeof SaveQueue>[2]['save'] = (path, content, version, keepalive) =>
        withSession(token, () => saveFile(id, path, content, version, keepalive));
      const made = new SaveQueue(attempt.files.toSorted(codeFirst), drafts, { save, store: openDraftStore(id) });
      if (attempt.heldElsewhere) made.block('elsewhere');
      setQueue({ of: id, queue: made });
    });
    return () => { wanted = false; };
  }, [id, attempt, token, queue]);
  return queue?.of === id ? queue?.queue ?? null : null;
}

/** SQL before prose, each by name: the order in which the work is done. */
function codeFirst(a: { path: string }, b: { path: string }): number {
  return Number(a.path.endsWith('.md')) - Number(b.path.endsWith('.md')) || a.path.localeCompare(b.path);
}
