import type { TimelineEvent } from '@assay/server/contract/review.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { asCountdown, asDateTime } from '../../../ui/times.ts';
import { asWords } from '../../../ui/words.ts';
import classes from './session.module.css';

/** What happened when, by the attempt's own clock, from the start on; the server sends the newest first. */
export function Timeline({ events, startedAt }: { events: TimelineEvent[]; startedAt: string | null }) {
  if (events.length === 0) return <EmptyState title="No events yet" />;
  const began = startedAt === null ? null : Date.parse(startedAt);
  return (
    <ol className={classes.timeline}>
      {events.toReversed().map((event) => (
        <li key={event.id}>
          <time dateTime={event.at} title={asDateTime(event.at)}>{began === null ? asDateTime(event.at) : asCountdown(Date.parse(event.at) - began)}</time>
          <span className={classes.kind}>{asWords(event.kind)}</span>
          <div>
            <span>{event.summary}</span>
            {typeof event.detail['sql'] === 'string' && <code className={classes.ran}>{event.detail['sql'].trim()}</code>}
            {Object.keys(event.detail).length > 0 && <details><summary>Details</summary><pre>{JSON.stringify(event.detail, null, 2)}</pre></details>}
          </div>
        </li>
      ))}
    </ol>
  );
}
