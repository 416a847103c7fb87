import type { RegradeDetail } from '@assay/server/contract/regrades.ts';
import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { applyRegrade, discardRegrade, regradeQuery, regradesQuery } from '../../../api/regrades.ts';
import { Problem } from '../../../api/problem.ts';
import { meQuery } from '../../../api/staff.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import classes from './regrades.module.css';

const SETTLED = ['regrade_outdated', 'regrade_settled'];

/** Applies or discards a regrade as a whole, with a reason. */
export function SettleForm({ regrade: { id, state, runs, basis } }: { regrade: RegradeDetail }) {
  const queries = useQueryClient();
  const me = useQuery(meQuery);
  const [reason, setReason] = useState('');
  const { queryKey } = regradeQuery(id);
  const settle = useMutation({
    mutationFn: (how: 'apply' | 'discard') => (how === 'apply' ? applyRegrade(id, { reason, basis }) : discardRegrade(id, reason)),
    onSuccess: async (regrade) => {
      queries.setQueryData(queryKey, regrade);
      await queries.invalidateQueries({ queryKey: regradesQuery.queryKey });
    },
    // The page shows what is there now; what was written stays.
    onError: (error) => (error instanceof Problem && SETTLED.includes(error.code) ? queries.invalidateQueries({ queryKey }) : undefined),
  });
  if (me.data?.role === 'interviewer') return <p className={classes.quiet}>Authors and administrators apply or discard it.</p>;
  return (
    <form onSubmit={(event) => { event.preventDefault(); settle.mutate(state === 'ready' ? 'apply' : 'discard'); }}>
      <p className={classes.quiet}>
        {state === 'running' && `${runs.total - runs.finished} runs go on. It can be applied when they have ended; to discard it stops them.`}
        {state === 'ready' && 'All new results become the grades that count, or none. Earlier grades, rulings and decisions are kept.'}
        {state === 'failed' && 'No run has a result, so there is nothing to apply.'}
      </p>
      <Textarea size="xs" label="Reason" required autosize minRows={2} maxLength={2000} value={reason} onChange={(event) => { setReason(event.currentTarget.value); }} />
      {settle.isError && <ProblemPanel error={settle.error} />}
      <div className={classes.actions}>
        {state === 'ready' && <Button type="submit" size="xs" loading={settle.isPending && settle.variables === 'apply'} disabled={settle.isPending}>Apply to all</Button>}
        <Button type={state === 'ready' ? 'button' : 'submit'} size="xs" variant="default" loading={settle.isPending && settle.variables === 'discard'} disabled={settle.isPending || reason.trim() === ''}
          onClick={state === 'ready' ? () => { settle.mutate('discard'); } : undefined}>{state === 'running' ? 'Stop and discard' : 'Discard'}</Button>
      </div>
    </form>
  );
}
