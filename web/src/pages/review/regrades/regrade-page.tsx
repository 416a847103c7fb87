import type { RegradeDetail } from '@assay/server/contract/regrades.ts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { regradeQuery } from '../../../api/regrades.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime } from '../../../ui/times.ts';
import { StaffPage } from '../staff/staff-page.tsx';
import { useReviewEvents } from '../staff/use-review-events.ts';
import { ChangedChecks } from './changed-checks.tsx';
import { REGRADE_STATES, summaryOf } from './regrade-words.ts';
import { RunProgress } from './run-progress.tsx';
import { SessionDifferences } from './session-differences.tsx';
import { SettleForm } from './settle-form.tsx';
import classes from './regrades.module.css';

/** `/review/regrades/:regradeId?session=…`: what a regrade would change, or has. */
export function RegradePage() {
  const { regradeId = '' } = useParams();
  const regrade = useQuery(regradeQuery(regradeId));
  return (
    <StaffPage title={regrade.data === undefined ? 'Regrade' : `Regrade: ${regrade.data.reason}`} heading={regrade.data === undefined ? undefined : <Heading regrade={regrade.data} />}>
      {regrade.isPending && <p role="status">Loading the regrade…</p>}
      {regrade.isError && <ProblemPanel error={regrade.error} onRetry={regrade.refetch} />}
      {regrade.data !== undefined && <Difference regrade={regrade.data} />}
    </StaffPage>
  );
}

function Heading({ regrade: { reason, state, startedBy, startedAt } }: { regrade: RegradeDetail }) {
  return (
    <header className={classes.head}>
      <h1>{reason}</h1>
      <p><span className={classes.state} data-state={state}>{REGRADE_STATES[state]}</span> Regrade of {startedBy.name}, started {asDateTime(startedAt)} · <Link to="/review/regrades">All regrades</Link></p>
    </header>
  );
}

function Difference({ regrade }: { regrade: RegradeDetail }) {
  const steps = useReviewEvents();
  const { state, settled } = regrade;
  return (
    <>
      {state === 'running' && <RunProgress regrade={regrade} steps={steps} />}
      <div className={classes.overview}>
        <section className={classes.panel} aria-labelledby="difference">
          <h2 id="difference">{state === 'running' ? 'The difference so far' : state === 'applied' ? 'What it changed' : 'The difference'}</h2>
          {summaryOf(regrade).map((sentence) => <p key={sentence}>{sentence}</p>)}
        </section>
        <section className={classes.panel} aria-labelledby="outcome">
          <h2 id="outcome">{settled === null ? 'Apply or discard' : REGRADE_STATES[state]}</h2>
          {settled === null ? <SettleForm key={regrade.id} regrade={regrade} /> : <p>{settled.reason} <span className={classes.quiet}>{settled.by.name}, {asDateTime(settled.at)}</span></p>}
        </section>
      </div>
      <ChangedChecks checks={regrade.checks} />
      <SessionDifferences regrade={regrade} />
    </>
  );
}
