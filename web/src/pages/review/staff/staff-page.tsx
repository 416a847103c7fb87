import type { Me } from '@assay/server/contract/people.ts';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { Problem } from '../../../api/problem.ts';
import { meQuery, signOut } from '../../../api/staff.ts';
import { Page } from '../../../ui/page.tsx';
import { SettingsMenu } from '../../settings/settings-menu.tsx';
import { PageSkeleton } from '../../../ui/page-skeleton.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';

const SESSIONS = { to: '/review', label: 'Sessions' };
const AUTHORING = [{ to: '/author/catalogue', label: 'Catalogue' }, { to: '/author/exercises', label: 'Own exercises' }, { to: '/author/screens', label: 'Screens' }, { to: '/author/invitations', label: 'Invitations' }];

/** A page for members: asks to sign in first, then comes back to the same address. */
export function StaffPage({ title, heading, children }: { title: string; heading?: ReactNode; children: ReactNode }) {
  const location = useLocation();
  const me = useQuery(meQuery);
  if (me.isPending) return <PageSkeleton title={title} width="wide" />;
  if (me.isError) {
    if (me.error instanceof Problem && me.error.status === 401) {
      return <Navigate to={`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`} replace />;
    }
    return <Page title={title}><ProblemPanel error={me.error} onRetry={me.refetch} /></Page>;
  }
  return (
    <Page title={title} heading={heading} width="wide" home="/review" end={<Account me={me.data} />}
      nav={[SESSIONS, ...(me.data.role === 'interviewer' ? [] : AUTHORING)]} navEnd={me.data.role === 'admin' && <SettingsMenu />}>
      {children}
    </Page>
  );
}

function Account({ me }: { me: Me }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: signOut,
    onSettled: async () => { queries.clear(); await navigate('/sign-in'); },
  });
  return (
    <>
      <span>{me.user.name}, {me.organization.name}</span>
      <Button size="compact-sm" variant="default" onClick={() => { leave.mutate(); }} loading={leave.isPending}>Sign out</Button>
    </>
  );
}
