import type { SessionReceipt } from '@assay/server/contract/disputes.ts';
import type { AttemptSummary, SessionView } from '@assay/server/contract/session.ts';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { receiptQuery, sessionReceiptQuery } from '../../../api/candidate.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime } from '../../../ui/times.ts';
import { CandidatePage } from '../candidate-page.tsx';
import { WithSession } from '../link/with-session.tsx';
import { Dispute } from './dispute.tsx';
import { GradeSteps } from './grade-steps.tsx';
import { useReceiptEvents } from './use-receipt-events.ts';
import { YourData } from './your-data.tsx';
import classes from './receipt.module.css';

/** `/s/:token/receipt`: what was handed in, when, and what happens with it. */
export function ReceiptPage() {
  return <WithSession title="Receipt">{(session, token) => <Receipts session={session} token={token} />}</WithSession>;
}

function Receipts({ session, token }: { session: SessionView; token: string }) {
  const receipt = useQuery(sessionReceiptQuery(token));
  const submitted = session.attempts.filter(({ submittedAt }) => submittedAt !== null);
  const left = session.state === 'withdrawn' ? 0 : session.attempts.length - submitted.length;
  return (
    <CandidatePage session={session} title="Receipt">
      {submitted.length === 0 && <EmptyState title="Nothing has been handed in yet"><Link to={`/s/${token}/tasks`}>Go to your tasks</Link></EmptyState>}
      {receipt.isError && <ProblemPanel error={receipt.error} onRetry={receipt.refetch} />}
      {submitted.map((attempt) => <ReceiptOf key={attempt.id} attempt={attempt} token={token} task={receipt.data?.tasks.find((task) => task.receipt.attemptId === attempt.id)} />)}
      {submitted.length > 0 && (
        <section className={classes.after}>
          <h2>What happens now</h2>
          <p>{left > 0 ? <><Link to={`/s/${token}/tasks`}>{left === 1 ? 'One task is' : `${left} tasks are`} left.</Link> </> : 'You are done and may close this page. '}
            The checks run by machine; a person at {session.organization.name} reads their report and your explanation, and decides.</p>
          <p>If you think that something was judged wrongly, say so at the task. A person reads it beside the checks and answers you.</p>
        </section>
      )}
      {receipt.isSuccess && <YourData token={token} receipt={receipt.data} organization={session.organization.name} />}
    </CandidatePage>
  );
}

function ReceiptOf({ attempt, token, task }: { attempt: AttemptSummary; token: string; task: SessionReceipt['tasks'][number] | undefined }) {
  const receipt = useQuery(receiptQuery(attempt.id));
  useReceiptEvents(attempt.id, receipt.data !== undefined && receipt.data.grade.state !== 'done');
  if (receipt.isPending) return <Skeleton height={140} aria-label={`Loading the receipt of ${attempt.title}`} />;
  if (receipt.isError) return <ProblemPanel error={receipt.error} onRetry={receipt.refetch} />;
  const { title, submittedAt, by, files, submissionId, grade } = receipt.data;
  return (
    <article className={classes.card}>
      <h2>{title}</h2>
      <p>Handed in {asDateTime(submittedAt)}{by === 'deadline' ? ', when the time was over: your last draft' : ''}.</p>
      <GradeSteps grade={grade} />
      <table className={classes.files}>
        <thead><tr><th scope="col">File</th><th scope="col">Bytes</th><th scope="col">SHA-256</th></tr></thead>
        <tbody>{files.map((file) => <tr key={file.path}><th scope="row"><code>{file.path}</code></th><td>{file.bytes}</td><td><code title={file.sha256}>{file.sha256.slice(0, 16)}…</code></td></tr>)}</tbody>
      </table>
      <p className={classes.small}>Receipt number <code>{submissionId}</code></p>
      {task !== undefined && (
        <>
          {task.measured.length > 0 && <details className={classes.measured}><summary>What the checks that you could run look at</summary><ul>{task.measured.map((what) => <li key={what}>{what}</li>)}</ul></details>}
          <Dispute key={task.dispute?.changedAt} token={token} attemptId={attempt.id} title={title} dispute={task.dispute} />
        </>
      )}
    </article>
  );
}
