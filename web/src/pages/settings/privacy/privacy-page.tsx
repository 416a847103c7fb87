import type { RetentionItem } from '@assay/server/contract/retention.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { retentionQuery } from '../../../api/privacy.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDate } from '../../../ui/times.ts';
import { SettingsPage } from '../settings-page.tsx';
import { PeriodForm } from './period-form.tsx';
import classes from '../settings.module.css';

/** `/settings/privacy`: how long candidates' data is kept, what is deleted next, what is held, and who asked for deletion. */
export function PrivacyPage() {
  return <SettingsPage title="Data protection"><Retention /></SettingsPage>;
}

function Retention() {
  const retention = useQuery(retentionQuery);
  if (retention.isPending) return <p role="status">Loading…</p>;
  if (retention.isError) return <ProblemPanel error={retention.error} onRetry={retention.refetch} />;
  const { days, items } = retention.data;
  return (
    <>
      <PeriodForm key={days} days={days} />
      <section className={classes.card} aria-labelledby="next">
        <h2 id="next">Next to be deleted, held, or asked for</h2>
        {items.length === 0
          ? <EmptyState title="Nothing in the next 30 days">Nobody is held back, and nobody asked for deletion.</EmptyState>
          : <Items items={items} />}
      </section>
    </>
  );
}

function Items({ items }: { items: RetentionItem[] }) {
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className="visually-hidden">Sessions whose data is deleted within 30 days, held back or asked to be deleted</caption>
        <thead><tr><th scope="col">Candidate</th><th scope="col">Screen</th><th scope="col">End</th><th scope="col">Deleted</th><th scope="col">Why it is here</th></tr></thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.sessionId}>
              <th scope="row"><Link to={`/review/sessions/${item.sessionId}#data`}>{item.candidate.name}</Link><small>{item.candidate.email}</small></th>
              <td>{item.screen}</td>
              <td>{item.endedAt === null ? '–' : asDate(item.endedAt)}</td>
              <td>{item.hold !== null || item.deleteAt === null ? '– held' : `in the night after ${asDate(item.deleteAt)}`}</td>
              <td>{whyOf(item)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function whyOf({ hold, deletionRequestedAt }: RetentionItem): string {
  const asked = deletionRequestedAt === null ? '' : `! Asked for deletion on ${asDate(deletionRequestedAt)}. `;
  if (hold !== null) return `${asked}Held by ${hold.by.name}: ${hold.reason}`;
  return asked === '' ? 'The period is over soon.' : asked;
}
