import type { AttemptView, CheckRun } from '@assay/server/contract/attempt.ts';
import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { receiptQuery, submitAttempt, withSession } from '../../../../api/candidate.ts';
import { ProblemPanel } from '../../../../ui/problem-panel.tsx';
import { VerdictMark } from '../../../../ui/verdict-mark.tsx';
import type { SaveQueue, SaveQueueState } from '../drafts/save-queue.ts';
import { partsOf } from './parts-of.ts';
import classes from './submit.module.css';

const STATES = { written: '✓ written', given: '✓ as given', missing: '✗ missing' } as const;

type Props = { opened: boolean; onClose: () => void; token: string; attempt: AttemptView; queue: SaveQueue; saving: SaveQueueState; checkLabel: string };

/** What will be graded and what is missing, before the one step that cannot be undone. */
export function SubmitDialog({ opened, onClose, token, attempt, queue, saving, checkLabel }: Props) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const parts = partsOf(saving.files);
  const missing = parts.filter(({ state }) => state === 'missing');
  // One key for all tries of this dialog: a second press after a lost answer must not hand in twice.
  const key = useMemo(() => (opened ? crypto.randomUUID() : ''), [opened]);
  const submit = useMutation({
    mutationFn: () => withSession(token, () => submitAttempt(attempt.id, queue.contents(), key)),
    onSuccess: async (receipt) => {
      queue.block('closed');
      queries.setQueryData(receiptQuery(attempt.id).queryKey, receipt);
      await queries.invalidateQueries({ queryKey: ['session', token] });
      await navigate(`/s/${token}/receipt`);
    },
  });
  const conflict = saving.status.kind === 'conflict';
  return (
    <Modal opened={opened} onClose={() => { if (!submit.isPending) onClose(); }} title={`Submit ${attempt.title}`} size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <p className={classes.lead}>These files are handed in as they stand now. Each is graded by checks of its own.</p>
      <ul className={classes.parts}>
        {parts.map(({ path, state, about }) => (
          <li key={path}>
            <span className={state === 'missing' ? classes.missing : classes.there}>{STATES[state]}</span>
            <div><code>{path}</code><p>{about}</p></div>
          </li>
        ))}
      </ul>
      <LatestChecks run={attempt.latestCheckRun} label={checkLabel} stale={changedSince(saving, attempt.latestCheckRun)} />
      {missing.length > 0 && <p className={classes.warn}>You can submit without {missing.map(({ path }) => path).join(' and ')}; {missing.length === 1 ? 'that part then earns' : 'those parts then earn'} nothing.</p>}
      {conflict && <p className={classes.warn}>Choose between the two versions in the editor first.</p>}
      <p><strong>This cannot be undone.</strong> Afterwards this task is closed{attempt.actors.length > 0 && ' and its database is taken down'}.</p>
      {submit.isError && <ProblemPanel error={submit.error} />}
      <div className={classes.actions}>
        <Button onClick={() => { submit.mutate(); }} loading={submit.isPending} disabled={conflict}>Submit for grading</Button>
        <Button variant="default" onClick={onClose} disabled={submit.isPending} data-autofocus>Go on working</Button>
      </div>
    </Modal>
  );
}

function LatestChecks({ run, label, stale }: { run: CheckRun | null; label: string; stale: boolean }) {
  if (run === null) return <p>You have not run the checks yet. “{label}” shows the visible part of the grading before you submit.</p>;
  if (run.state !== 'done') return null;
  return (
    <div>
      <p className={classes.lead}>{stale ? 'Your last check, of an earlier state of your files:' : 'Your last check:'}</p>
      <ul className={classes.checks}>{run.checks.map((check) => <li key={check.id}><VerdictMark verdict={check.verdict} /> {check.title}</li>)}</ul>
    </div>
  );
}

function changedSince({ status }: SaveQueueState, run: CheckRun | null): boolean {
  return status.kind !== 'saved' || (run !== null && Date.parse(status.at) > Date.parse(run.requestedAt));
}
