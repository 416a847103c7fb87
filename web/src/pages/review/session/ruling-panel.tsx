import type { Ruling } from '@assay/server/contract/judgement.ts';
import type { GradeView } from '@assay/server/contract/review.ts';
import { VERDICTS } from '@assay/server/contract/words.ts';
import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ruleCheck, rulingsQuery } from '../../../api/review.ts';
import { reportQuery } from '../../../api/staff.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime } from '../../../ui/times.ts';
import classes from './judgement.module.css';

type Check = NonNullable<GradeView['report']>['checks'][number];

/** A person's word on one check: one click where the machine has none, a reason where it has. What was said before stays. */
export function RulingPanel({ attemptId, check }: { attemptId: string; check: Check }) {
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const rulings = useQuery(rulingsQuery(attemptId));
  const rule = useMutation({
    mutationFn: (verdict: 'pass' | 'fail' | null) => ruleCheck(attemptId, { checkId: check.id, verdict, reason }),
    onSuccess: async (answer) => {
      setReason('');
      queries.setQueryData(rulingsQuery(attemptId).queryKey, answer);
      await queries.invalidateQueries({ queryKey: reportQuery(attemptId).queryKey });
    },
  });
  if (rulings.isPending) return null;
  if (rulings.isError) return <ProblemPanel error={rulings.error} onRetry={rulings.refetch} />;
  const own = rulings.data.items.filter(({ checkId }) => checkId === check.id);
  const applies = own.some((ruling) => ruling.applies);
  const judged = check.verdict === 'unmeasured';
  const button = (verdict: 'pass' | 'fail') => (
    <Button key={verdict} size="xs" variant="default" disabled={!judged && reason.trim() === ''} loading={rule.isPending} onClick={() => { rule.mutate(verdict); }}>
      {VERDICTS[verdict].sign} Rule {verdict}
    </Button>
  );
  return (
    <section className={classes.ruling} aria-label="Ruling">
      {own.map((ruling) => <p key={ruling.id} className={classes.said} data-applies={ruling.applies}>{sentenceOf(ruling)}</p>)}
      <details open={judged && !applies}>
        <summary>{judged ? 'Judge this check' : 'Overrule this check'}</summary>
        <Textarea size="xs" label={judged ? 'Reason, if you like' : 'Reason (required)'} autosize minRows={2} maxLength={2000} value={reason} onChange={(event) => { setReason(event.currentTarget.value); }} />
        <div className={classes.actions}>
          {judged ? [button('pass'), button('fail')] : button(check.verdict === 'pass' ? 'fail' : 'pass')}
          {applies && <Button size="xs" variant="subtle" onClick={() => { rule.mutate(null); }}>Take the ruling back</Button>}
        </div>
        {rule.isError && <ProblemPanel error={rule.error} />}
      </details>
    </section>
  );
}

function sentenceOf({ by, at, verdict, machineVerdict, reason, applies }: Ruling): string {
  const what = verdict === null ? 'took the ruling back' : `ruled ${verdict}; the machine said ${VERDICTS[machineVerdict].word}`;
  return `${by.name} ${what}${reason === '' ? '' : `: “${reason}”`} (${asDateTime(at)})${applies || verdict === null ? '' : '. It no longer counts.'}`;
}
