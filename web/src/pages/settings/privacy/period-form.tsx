import { Button, NumberInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors } from '../../../api/field-errors.ts';
import { retentionPreviewQuery, retentionQuery, saveRetention } from '../../../api/privacy.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import classes from '../settings.module.css';

/** The period, and what another one would delete the next night. */
export function PeriodForm({ days }: { days: number }) {
  const queries = useQueryClient();
  const [wanted, setWanted] = useState<number | string>(days);
  const number = typeof wanted === 'number' ? wanted : 0;
  const preview = useQuery({ ...retentionPreviewQuery(number), enabled: number >= 7 && number <= 3650 });
  const save = useMutation({ mutationFn: () => saveRetention(number), onSuccess: () => queries.invalidateQueries({ queryKey: retentionQuery.queryKey }) });
  const errors = fieldErrors(save.error, ['/days']);
  return (
    <section className={classes.card} aria-labelledby="period">
      <h2 id="period">How long data is kept</h2>
      <p className={classes.quiet}>Counted from the end of a session: the decision, the expiry, the withdrawal, or the last thing that happened. Candidates read the period before they begin. Each night at 3:20 UTC the names, addresses, files and words of those whose time is over are deleted; scores and ratings stay as figures.</p>
      <form className={classes.form} onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
        <NumberInput label="Days after the end of a session" name="days" min={7} max={3650} allowDecimal={false} clampBehavior="none" required value={wanted} onChange={(value) => { setWanted(value); save.reset(); }} error={errors.of('/days')} />
        {preview.isSuccess && <p role="status" className={classes.quiet}>{preview.data.due === 0 ? 'The next night deletes nothing.' : `The next night would delete ${preview.data.due === 1 ? 'one session' : `${preview.data.due} sessions`} for ever.`}</p>}
        {errors.rest !== null && <ProblemPanel error={errors.rest} />}
        <Button type="submit" loading={save.isPending} disabled={number === days}>Save</Button>
      </form>
    </section>
  );
}
