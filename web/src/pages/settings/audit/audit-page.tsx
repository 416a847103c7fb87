import type { AuditEntry } from '@assay/server/contract/audit.ts';
import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { auditQuery } from '../../../api/privacy.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime } from '../../../ui/times.ts';
import { useQueryChange } from '../../../ui/use-query-change.ts';
import { asWords } from '../../../ui/words.ts';
import { SettingsPage } from '../settings-page.tsx';
import { Verification } from './verification.tsx';
import classes from '../settings.module.css';

/** `/settings/audit?action=&session=`: who did what, when; and whether the log still holds. */
export function AuditPage() {
  return <SettingsPage title="Audit log"><Verification /><Entries /></SettingsPage>;
}

function Entries() {
  const [query, change] = useQueryChange<{ action: string | null; session: string | null }>();
  const [action, session] = [query.get('action'), query.get('session')];
  const audit = useInfiniteQuery(auditQuery({ action, session }));
  if (audit.isPending) return <p role="status">Loading entries…</p>;
  if (audit.isError) return <ProblemPanel error={audit.error} onRetry={audit.refetch} />;
  const entries = audit.data.pages.flatMap(({ items }) => items);
  return (
    <section className={classes.card} aria-labelledby="entries">
      <h2 id="entries">Entries</h2>
      <div className={classes.row}>
        <NativeSelect size="xs" label="What" value={action ?? ''} onChange={(event) => { change({ action: event.currentTarget.value === '' ? null : event.currentTarget.value }); }}
          data={[{ value: '', label: 'Everything' }, ...(audit.data.pages[0]?.actions ?? []).map((name) => ({ value: name, label: asWords(name) }))]} />
        {session !== null && <Button size="xs" variant="default" onClick={() => { change({ session: null }); }}>Show all sessions</Button>}
      </div>
      {entries.length === 0 ? <EmptyState title="No entry matches" /> : <Table entries={entries} />}
      {audit.hasNextPage && <Button variant="default" size="xs" mt="sm" onClick={() => void audit.fetchNextPage()} loading={audit.isFetchingNextPage}>Show more</Button>}
    </section>
  );
}

function Table({ entries }: { entries: AuditEntry[] }) {
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className="visually-hidden">Entries of the audit log, newest first</caption>
        <thead><tr><th scope="col">No.</th><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">About</th><th scope="col">Words</th></tr></thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.sequence}>
              <td>{entry.sequence}</td>
              <td>{asDateTime(entry.at)}</td>
              <td>{whoOf(entry)}</td>
              <td>{asWords(entry.action)}</td>
              <td>{entry.sessionId === null ? asWords(entry.subject.split(':')[0] ?? '') : <Link to={`/review/sessions/${entry.sessionId}`}>Session</Link>}</td>
              <td>{entry.erased ? <span className={classes.quiet}>deleted with the person</span> : wordsOf(entry.detail)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function whoOf({ actor, actorName }: AuditEntry): string {
  if (actorName !== null) return actorName;
  const [kind = ''] = actor.split(':');
  return kind === 'assay' ? 'Assay itself' : kind === 'member' ? 'A former member' : asWords(kind);
}

function wordsOf(detail: Record<string, unknown>): string {
  return Object.entries(detail).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`])).join(', ');
}
