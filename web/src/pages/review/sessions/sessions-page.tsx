import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { sessionsQuery } from '../../../api/staff.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { StaffPage } from '../staff/staff-page.tsx';
import { useReviewEvents } from '../staff/use-review-events.ts';
import { STATE_WORDS, STATES, type SessionStateName } from './session-states.ts';
import { SessionsTable } from './sessions-table.tsx';
import classes from './sessions.module.css';

/** `/review`: everybody's sessions, newest first; search and filter are in the address. */
export function SessionsPage() {
  return <StaffPage title="Sessions"><Sessions /></StaffPage>;
}

function Sessions() {
  const [query, setQuery] = useSearchParams();
  const state = STATES.find((known) => known === query.get('state'));
  const q = query.get('q') ?? '';
  useReviewEvents();
  const sessions = useInfiniteQuery(sessionsQuery({ q, ...(state === undefined ? {} : { state }) }));
  const set = (name: string, value: string | null) => {
    setQuery((before) => {
      const after = new URLSearchParams(before);
      if (value === null || value === '') after.delete(name);
      else after.set(name, value);
      return after;
    }, { replace: true });
  };
  const items = useMemo(() => sessions.data?.pages.flatMap((page) => page.items) ?? [], [sessions.data]);
  return (
    <>
      <div className={classes.tools}>
        <SearchBox value={q} onSearch={(text) => { set('q', text); }} />
        <div className={classes.chips} role="group" aria-label="Filter by state">
          <Chip on={state === undefined} onClick={() => { set('state', null); }}>All</Chip>
          {STATES.map((name: SessionStateName) => <Chip key={name} on={state === name} onClick={() => { set('state', name); }}>{STATE_WORDS[name]}</Chip>)}
        </div>
      </div>
      {sessions.isPending && <p role="status">Loading sessions…</p>}
      {sessions.isError && <ProblemPanel error={sessions.error} onRetry={sessions.refetch} />}
      {sessions.isSuccess && items.length === 0 && (q !== '' || state !== undefined
        ? <EmptyState title="No session matches"><Button size="xs" variant="default" onClick={() => { setQuery({}, { replace: true }); }}>Show all</Button></EmptyState>
        : <EmptyState title="No sessions yet">A session appears here when a candidate is invited. Invitations are made under Screens.</EmptyState>)}
      {items.length > 0 && <SessionsTable sessions={items} />}
      {sessions.hasNextPage && <Button variant="default" size="xs" mt="sm" onClick={() => void sessions.fetchNextPage()} loading={sessions.isFetchingNextPage}>Show more</Button>}
    </>
  );
}

function Chip({ on, onClick, children }: { on: boolean; onClick: () => void; children: string }) {
  return <button type="button" className={classes.chip} aria-pressed={on} onClick={onClick}>{children}</button>;
}

/** Searches shortly after the last key: each letter is not a question. */
function SearchBox({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => { setText(value); }, [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => { onSearch(text); }, 250);
    return () => { clearTimeout(timer); };
  });
  return <TextInput size="sm" type="search" aria-label="Search sessions" placeholder="Candidate or screen" value={text} onChange={(event) => { setText(event.currentTarget.value); }} w={280} />;
}
