import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { auditVerificationQuery } from '../../../api/privacy.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime } from '../../../ui/times.ts';
import classes from '../settings.module.css';

/** Follows the chain of the log from its first entry to its last, each time this is opened. */
export function Verification() {
  const verification = useQuery(auditVerificationQuery);
  return (
    <section className={classes.card} aria-labelledby="chain">
      <h2 id="chain">Is it what was written?</h2>
      <p className={classes.quiet}>Each entry carries the hash of the one before it. What is changed, taken out or cut off shows here. Words about a candidate who was deleted are gone, and the chain holds without them.</p>
      {verification.isPending && <p role="status">Following the chain…</p>}
      {verification.isError && <ProblemPanel error={verification.error} onRetry={verification.refetch} />}
      {verification.isSuccess && (
        <>
          <p role="status">{verification.data.broken === null
            ? <span className={classes.sent}>✓ Chain verified: {verification.data.entries} entries, {asDateTime(verification.data.at)}</span>
            : <span className={classes.failed}>✗ The chain breaks at entry {verification.data.broken} ({asDateTime(verification.data.at)}). Somebody with access to the database changed it or what comes after it; compare with a backup.</span>}</p>
          <Button size="xs" variant="default" onClick={() => void verification.refetch()} loading={verification.isFetching}>Verify again</Button>
        </>
      )}
    </section>
  );
}
