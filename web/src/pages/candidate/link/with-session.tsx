import type { SessionView } from '@assay/server/contract/session.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { openInvitation, sessionQuery, takeOverAttempt } from '../../../api/candidate.ts';
import { AccentStyle } from '../../../branding/accent-style.tsx';
import { PageSkeleton } from '../../../ui/page-skeleton.tsx';
import { LinkProblemPage } from './link-problem-page.tsx';

/** Opens the link of the address and shows a page of its session, or why it does not open. */
export function WithSession({ title, children }: { title: string; children: (session: SessionView, token: string) => ReactNode }) {
  const { token = '' } = useParams();
  const queries = useQueryClient();
  const session = useQuery(sessionQuery(token));
  const takeOver = useMutation({
    mutationFn: async () => {
      const view = await openInvitation(token, true);
      // Going on here was just decided: an attempt in progress need not ask the same again.
      for (const { id, state } of view.attempts) if (state === 'open') await takeOverAttempt(id);
      return view;
    },
    onSuccess: (view) => { queries.setQueryData(sessionQuery(token).queryKey, view); },
  });
  if (session.isPending) return <PageSkeleton title={title} />;
  if (session.isError) {
    return <LinkProblemPage error={takeOver.error ?? session.error} busy={takeOver.isPending} onRetry={session.refetch} onTakeOver={() => { takeOver.mutate(); }} />;
  }
  return <><AccentStyle accent={session.data.organization.branding.accent} />{children(session.data, token)}</>;
}
