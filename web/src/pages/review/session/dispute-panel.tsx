import type { ReviewDispute } from '@assay/server/contract/disputes.ts';
import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors } from '../../../api/field-errors.ts';
import { answerDispute, disputesQuery } from '../../../api/privacy.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime } from '../../../ui/times.ts';
import classes from './judgement.module.css';

/** What the candidate says is wrong with this task, beside its checks; answered in words, and by rulings below. */
export function DisputePanel({ sessionId, attemptId }: { sessionId: string; attemptId: string }) {
  const disputes = useQuery(disputesQuery(sessionId));
  if (disputes.isPending) return null;
  if (disputes.isError) return <ProblemPanel error={disputes.error} onRetry={disputes.refetch} />;
  const dispute = disputes.data.items.find((item) => item.attemptId === attemptId);
  if (dispute === undefined) return null;
  return (
    <section className={classes.panel} aria-labelledby="dispute">
      <h2 id="dispute">{dispute.state === 'open' ? '! The candidate disputes this result' : '✓ Disputed and answered'}</h2>
      <p className={classes.notes}>{dispute.text}</p>
      <p className={classes.quiet}>{asDateTime(dispute.changedAt)}</p>
      {dispute.answer === null ? <Answer sessionId={sessionId} dispute={dispute} /> : <Answered dispute={dispute} />}
    </section>
  );
}

function Answered({ dispute: { answer, answeredBy, answeredAt } }: { dispute: ReviewDispute }) {
  return <div><p className={classes.notes}><strong>Answer:</strong> {answer}</p><p className={classes.quiet}>{answeredBy?.name}{answeredAt !== null && `, ${asDateTime(answeredAt)}`}</p></div>;
}

function Answer({ sessionId, dispute }: { sessionId: string; dispute: ReviewDispute }) {
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const send = useMutation({ mutationFn: () => answerDispute(dispute.attemptId, text), onSuccess: (disputes) => { queries.setQueryData(disputesQuery(sessionId).queryKey, disputes); } });
  const errors = fieldErrors(send.error, ['/text']);
  return (
    <form onSubmit={(event) => { event.preventDefault(); send.mutate(); }}>
      <Textarea label="Answer to the candidate" description="It is mailed and cannot be changed. Where the candidate is right, overrule the check below first." autosize minRows={2} maxLength={4000} required
        value={text} onChange={(event) => { setText(event.currentTarget.value); }} error={errors.of('/text')} />
      {errors.rest !== null && <ProblemPanel error={errors.rest} />}
      <div className={classes.actions}><Button type="submit" size="xs" loading={send.isPending} disabled={text.trim() === ''}>Send answer</Button></div>
    </form>
  );
}
