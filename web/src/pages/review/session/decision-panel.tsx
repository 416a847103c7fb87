import type { Decision, DecisionOutcome } from '@assay/server/contract/judgement.ts';
import { OUTCOME_WORDS } from '@assay/server/contract/words.ts';
import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { decide, decisionsQuery } from '../../../api/review.ts';
import { Problem } from '../../../api/problem.ts';
import { meQuery } from '../../../api/staff.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime } from '../../../ui/times.ts';
import classes from './judgement.module.css';

/** What was decided, by whom and why; authors and administrators decide here. */
export function DecisionPanel({ sessionId }: { sessionId: string }) {
  const me = useQuery(meQuery);
  const decisions = useQuery(decisionsQuery(sessionId));
  if (decisions.isPending) return <p role="status">Loading decisions…</p>;
  if (decisions.isError) return <ProblemPanel error={decisions.error} onRetry={decisions.refetch} />;
  const [current, ...earlier] = decisions.data.items;
  const decides = me.data !== undefined && me.data.role !== 'interviewer';
  return (
    <section className={classes.panel} aria-labelledby="decision">
      <h2 id="decision">Decision</h2>
      {current === undefined ? <p className={classes.quiet}>Nothing is decided yet.{decides ? '' : ' Authors and administrators decide.'}</p> : <Said decision={current} />}
      {earlier.length > 0 && <details><summary>{earlier.length} earlier</summary>{earlier.map((decision) => <Said key={decision.version} decision={decision} />)}</details>}
      {decides && <DecisionForm sessionId={sessionId} baseVersion={current?.version ?? 0} />}
    </section>
  );
}

function Said({ decision: { outcome, reason, by, at } }: { decision: Decision }) {
  return <p className={classes.said}><strong>{OUTCOME_WORDS[outcome]}</strong>: {reason} <span className={classes.quiet}>{by.name}, {asDateTime(at)}</span></p>;
}

function DecisionForm({ sessionId, baseVersion }: { sessionId: string; baseVersion: number }) {
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<DecisionOutcome>('advance');
  const [reason, setReason] = useState('');
  const { queryKey } = decisionsQuery(sessionId);
  const send = useMutation({
    mutationFn: () => decide(sessionId, { outcome, reason, baseVersion }),
    onSuccess: (decisions) => { setReason(''); queries.setQueryData(queryKey, decisions); },
    // Somebody was faster: show what they said, and keep what was written here.
    onError: (error) => (error instanceof Problem && error.code === 'decision_changed' ? queries.invalidateQueries({ queryKey }) : undefined),
  });
  return (
    <form onSubmit={(event) => { event.preventDefault(); send.mutate(); }}>
      <SegmentedControl size="xs" aria-label="Outcome" value={outcome} onChange={(value) => { setOutcome(value as DecisionOutcome); }}
        data={Object.entries(OUTCOME_WORDS).map(([value, label]) => ({ value, label }))} />
      <Textarea size="xs" label="Reason" required autosize minRows={2} maxLength={2000} value={reason} onChange={(event) => { setReason(event.currentTarget.value); }} />
      {send.isError && <ProblemPanel error={send.error} />}
      <Button type="submit" size="xs" mt="xs" loading={send.isPending}>{baseVersion === 0 ? 'Decide' : 'Decide again'}</Button>
    </form>
  );
}
