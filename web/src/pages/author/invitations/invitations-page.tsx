import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { screensQuery } from '../../../api/screens.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { useQueryChange } from '../../../ui/use-query-change.ts';
import { StaffPage } from '../../review/staff/staff-page.tsx';
import classes from '../author.module.css';
import { InvitationList } from './invitation-list.tsx';
import { InviteMany } from './invite-many.tsx';
import { InviteOne } from './invite-one.tsx';

/** `/author/invitations`: who was invited, and inviting one (default) or many (`?by=csv`), to `?screen=`. */
export function InvitationsPage() {
  return <StaffPage title="Invitations"><Invitations /></StaffPage>;
}

function Invitations() {
  const screens = useQuery(screensQuery);
  const [query, change] = useQueryChange<{ by: string | null; screen: string | null }>();
  if (screens.isPending) return <p role="status">Loading screens…</p>;
  if (screens.isError) return <ProblemPanel error={screens.error} onRetry={screens.refetch} />;
  const open = screens.data.items.filter(({ state }) => state === 'published');
  const chosen = open.find(({ id }) => id === query.get('screen')) ?? open[0];
  const many = query.get('by') === 'csv';
  const props = { screens: open, screenId: chosen?.id ?? '', onScreen: (screen: string) => { change({ screen }); } };
  return (
    <div className={classes.columns}>
      <InvitationList />
      <section className={classes.card} aria-labelledby="invite">
        <h2 id="invite">Invite</h2>
        {chosen === undefined
          ? <EmptyState title="No screen is published">Candidates are invited to a published screen. <Link to="/author/screens">Make or publish one</Link></EmptyState>
          : (
            <>
              <SegmentedControl fullWidth size="xs" mb="sm" aria-label="How many" value={many ? 'csv' : 'one'} data={[{ value: 'one', label: 'One candidate' }, { value: 'csv', label: 'Many, by CSV' }]}
                onChange={(value) => { change({ by: value === 'csv' ? 'csv' : null }); }} />
              {many ? <InviteMany {...props} /> : <InviteOne {...props} />}
            </>
          )}
      </section>
    </div>
  );
}
