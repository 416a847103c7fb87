import { NEW_SCREEN } from '@assay/server/contract/screens.ts';
import { Button, SegmentedControl } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { createScreen, screensQuery } from '../../../api/screens.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { useQueryChange } from '../../../ui/use-query-change.ts';
import { StaffPage } from '../../review/staff/staff-page.tsx';
import classes from '../author.module.css';
import { ScreenCard } from './screen-card.tsx';

/** `/author/screens`: what candidates can be invited to; `?show=archived` for what they no longer can. */
export function ScreensPage() {
  return <StaffPage title="Screens"><Screens /></StaffPage>;
}

function Screens() {
  const navigate = useNavigate();
  const screens = useQuery(screensQuery);
  const [query, change] = useQueryChange<{ show: string | null }>();
  const create = useMutation({
    mutationFn: () => createScreen({ ...NEW_SCREEN, title: 'New screen' }),
    onSuccess: ({ id }) => navigate(`/author/screens/${id}`),
  });
  if (screens.isPending) return <p role="status">Loading screens…</p>;
  if (screens.isError) return <ProblemPanel error={screens.error} onRetry={screens.refetch} />;
  const archived = query.get('show') === 'archived';
  const shown = screens.data.items.filter(({ state }) => (state === 'archived') === archived);
  return (
    <>
      <div className={classes.tools}>
        <SegmentedControl size="xs" aria-label="Which screens" value={archived ? 'archived' : 'current'} data={[{ value: 'current', label: 'Current' }, { value: 'archived', label: 'Archived' }]}
          onChange={(value) => { change({ show: value === 'archived' ? value : null }); }} />
        <Button size="sm" onClick={() => { create.mutate(); }} loading={create.isPending}>New screen</Button>
      </div>
      {create.isError && <ProblemPanel error={create.error} />}
      {shown.length === 0 && (archived
        ? <EmptyState title="Nothing is archived">A screen that is archived takes no new candidates; its sessions stay.</EmptyState>
        : <EmptyState title="No screens yet">A screen is an ordered list of exercises with a rule that says who passes. Make one, or restore an archived one.</EmptyState>)}
      {shown.map((screen) => <ScreenCard key={screen.id} screen={screen} />)}
    </>
  );
}
