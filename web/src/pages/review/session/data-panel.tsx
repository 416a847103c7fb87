import type { ReviewSession } from '@assay/server/contract/review.ts';
import type { SessionRetention } from '@assay/server/contract/retention.ts';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { personalDataPath, sessionRetentionQuery } from '../../../api/privacy.ts';
import { meQuery } from '../../../api/staff.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDate, asDateTime } from '../../../ui/times.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { HoldControl } from './hold-control.tsx';
import classes from './judgement.module.css';

/** How long this candidate's data is kept; administrators hold it back, hand out a copy or delete it here. */
export function DataPanel({ session }: { session: ReviewSession }) {
  const me = useQuery(meQuery);
  const retention = useQuery(sessionRetentionQuery(session.id));
  if (retention.isPending) return null;
  if (retention.isError) return <ProblemPanel error={retention.error} onRetry={retention.refetch} />;
  const { erasedAt, hold, deletionRequestedAt } = retention.data;
  const acts = me.data?.role === 'admin' && erasedAt === null;
  return (
    <section className={`${classes.panel} ${classes.last}`} aria-labelledby="data">
      <h2 id="data">The candidate&apos;s data</h2>
      <p>{sentenceOf(retention.data)}</p>
      {deletionRequestedAt !== null && <p>! The candidate asked for deletion on {asDateTime(deletionRequestedAt)}.{acts ? ' Mostly the law gives you one month.' : ' Administrators act on it.'}</p>}
      {hold !== null && <p>Held back by {hold.by.name} since {asDate(hold.at)}: {hold.reason}</p>}
      {acts && (
        <div className={classes.actions}>
          <Button component="a" href={personalDataPath(session.id)} download size="xs" variant="default">Copy of personal data (zip)</Button>
          <HoldControl sessionId={session.id} held={hold !== null} />
          {hold === null && <EraseDialog sessionId={session.id} name={session.candidate.name} />}
          <Link to={`/settings/audit?session=${session.id}`}>Who did what</Link>
        </div>
      )}
    </section>
  );
}

function sentenceOf({ erasedAt, hold, deleteAt }: SessionRetention): string {
  if (erasedAt !== null) return `The personal data was deleted on ${asDateTime(erasedAt)}. Scores, verdicts and ratings stay, without the person.`;
  if (hold !== null) return 'Kept for as long as it is held back.';
  return `Kept until ${deleteAt === null ? 'further notice' : asDate(deleteAt)}; later if something happens in the session before.`;
}
