import { MOST_COMPARED, MOST_REGRADED } from '@assay/server/contract/limits.ts';
import type { ReviewSession } from '@assay/server/contract/review.ts';
import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { sessionsQuery } from '../../../api/review.ts';
import { meQuery } from '../../../api/staff.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { StaffPage } from '../staff/staff-page.tsx';
import { useReviewEvents } from '../staff/use-review-events.ts';
import { ColumnsMenu } from './columns-menu.tsx';
import { ExportMenu } from './export-menu.tsx';
import { RegradeMenu } from './regrade-menu.tsx';
import { SavedViewsMenu } from './saved-views-menu.tsx';
import { SessionFilters } from './session-filters.tsx';
import { SessionsTable } from './sessions-table.tsx';
import { COLUMNS, queryOf, useSessionsView } from './sessions-view.ts';
import classes from './sessions.module.css';

/** `/review`: everybody's sessions; search, filters, order and columns are in the address. */
export function SessionsPage() {
  return <StaffPage title="Sessions"><Sessions /></StaffPage>;
}

function Sessions() {
  const { filter, show, change } = useSessionsView();
  const [chosen, setChosen] = useState<ReviewSession[]>([]);
  useReviewEvents();
  const { columns = COLUMNS, ...asked } = filter;
  const sessions = useInfiniteQuery(sessionsQuery(asked));
  const items = useMemo(() => sessions.data?.pages.flatMap((page) => page.items) ?? [], [sessions.data]);
  const filtered = [filter.q, filter.screen, filter.state, filter.fit, filter.reviewer].some((part) => part !== undefined);
  return (
    <>
      <div className={classes.tools}>
        <SessionFilters filter={filter} change={change} />
        <div className={classes.menus}>
          <SavedViewsMenu filter={filter} show={show} />
          <ColumnsMenu columns={columns} onChange={(next) => { change({ columns: next.length === COLUMNS.length ? undefined : next }); }} />
          <ExportMenu path={`/api/review/export?${queryOf(asked)}`} />
          <RegradeMenu filter={queryOf(asked).toString()} />
        </div>
      </div>
      <Chosen chosen={chosen} onClear={() => { setChosen([]); }} />
      {sessions.isPending && <p role="status">Loading sessions…</p>}
      {sessions.isError && <ProblemPanel error={sessions.error} onRetry={sessions.refetch} />}
      {sessions.isSuccess && items.length === 0 && (filtered
        ? <EmptyState title="No session matches"><Button size="xs" variant="default" onClick={() => { show({}); }}>Show all</Button></EmptyState>
        : <EmptyState title="No sessions yet">A session appears here when a candidate is invited. Invitations are made under Screens.</EmptyState>)}
      {items.length > 0 && (
        <SessionsTable sessions={items} columns={columns} sort={filter.sort ?? 'created'} direction={filter.direction ?? 'descending'} onSort={change}
          chosen={chosen.map(({ id }) => id)} full={chosen.length >= MOST_REGRADED}
          onChoose={(session, on) => { setChosen((before) => (on ? [...before, session] : before.filter(({ id }) => id !== session.id))); }} />
      )}
      {sessions.hasNextPage && <Button variant="default" size="xs" mt="sm" onClick={() => void sessions.fetchNextPage()} loading={sessions.isFetchingNextPage}>Show more</Button>}
    </>
  );
}

function Chosen({ chosen, onClear }: { chosen: ReviewSession[]; onClear: () => void }) {
  const me = useQuery(meQuery);
  if (chosen.length === 0) return null;
  const ids = chosen.map(({ id }) => id).join();
  return (
    <div className={classes.chosen} role="status">
      <span>{chosen.length > MOST_COMPARED ? `${chosen.length} candidates` : chosen.map(({ candidate }) => candidate.name).join(', ')}</span>
      {chosen.length > 1 && chosen.length <= MOST_COMPARED
        ? <Link to={`/review/compare?sessions=${ids}`}>Compare {chosen.length} candidates</Link>
        : <span>Two to {MOST_COMPARED} can be compared.</span>}
      {me.data !== undefined && me.data.role !== 'interviewer' && <Link to={`/review/regrades/new?sessions=${ids}`}>Regrade…</Link>}
      <Button size="compact-xs" variant="default" onClick={onClear}>Clear</Button>
    </div>
  );
}
