import type { Dispute as DisputeView } from '@assay/server/contract/disputes.ts';
import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { saveDispute, sessionReceiptQuery } from '../../../api/candidate.ts';
import { fieldErrors } from '../../../api/field-errors.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime } from '../../../ui/times.ts';
import classes from './receipt.module.css';

type Props = { token: string; attemptId: string; title: string; dispute: DisputeView | null };

/** A word against the result of a task: once, reworded until it is answered. */
export function Dispute({ token, attemptId, title, dispute }: Props) {
  if (dispute === null) return <details className={classes.dispute}><summary>Something was judged wrongly?</summary><Words token={token} attemptId={attemptId} title={title} text="" /></details>;
  return (
    <section className={classes.dispute} aria-label={`What you dispute in ${title}`}>
      <h3>{dispute.state === 'open' ? '… You said that something looks wrong' : '✓ Your dispute was answered'}</h3>
      <p className={classes.words}>{dispute.text}</p>
      <p className={classes.small}>{asDateTime(dispute.changedAt)}{dispute.state === 'open' ? '. A person reads it and answers here and by mail.' : ''}</p>
      {dispute.answer !== null && dispute.answeredAt !== null && <><p className={`${classes.words} ${classes.answer}`}>{dispute.answer}</p><p className={classes.small}>Answered {asDateTime(dispute.answeredAt)}.</p></>}
      {dispute.state === 'open' && <details><summary>Put it another way</summary><Words token={token} attemptId={attemptId} title={title} text={dispute.text} /></details>}
    </section>
  );
}

function Words({ token, attemptId, title, text: before }: { token: string; attemptId: string; title: string; text: string }) {
  const queries = useQueryClient();
  const [text, setText] = useState(before);
  const send = useMutation({ mutationFn: () => saveDispute(attemptId, text), onSuccess: (receipt) => { queries.setQueryData(sessionReceiptQuery(token).queryKey, receipt); } });
  const errors = fieldErrors(send.error, ['/text']);
  return (
    <form onSubmit={(event) => { event.preventDefault(); send.mutate(); }}>
      <Textarea label={`What looks wrong in ${title}?`} description="Which part of your work was overlooked or misread. The people who judge read this beside the checks." autosize minRows={3} maxLength={4000} required
        value={text} onChange={(event) => { setText(event.currentTarget.value); }} error={errors.of('/text')} />
      {errors.rest !== null && <ProblemPanel error={errors.rest} />}
      <div className={classes.actions}><Button type="submit" size="xs" variant="default" loading={send.isPending} disabled={text.trim() === '' || text === before}>{before === '' ? 'Send' : 'Save'}</Button></div>
    </form>
  );
}
