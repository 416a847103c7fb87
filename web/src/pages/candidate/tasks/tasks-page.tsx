import type { AttemptSummary, SessionView } from '@assay/server/contract/session.ts';
import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { attemptQuery, sessionQuery, startAttempt } from '../../../api/candidate.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { asDateTime } from '../../../ui/times.ts';
import { CandidatePage } from '../candidate-page.tsx';
import { WithSession } from '../link/with-session.tsx';
import { TaskCard } from './task-card.tsx';
import { Withdraw } from './withdraw.tsx';
import classes from './tasks.module.css';

/** `/s/:token/tasks`: what is to do, in progress and handed in. */
export function TasksPage() {
  return <WithSession title="Your tasks">{(session, token) => <Tasks session={session} token={token} />}</WithSession>;
}

function Tasks({ session, token }: { session: SessionView; token: string }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<AttemptSummary | null>(null);
  const start = useMutation({
    mutationFn: (attempt: AttemptSummary) => startAttempt(attempt.id),
    onSuccess: async (view) => {
      queries.setQueryData(attemptQuery(token, view.id).queryKey, view);
      void queries.invalidateQueries({ queryKey: sessionQuery(token).queryKey });
      await navigate(`/s/${token}/tasks/${view.id}`);
    },
  });
  const skewMs = Date.parse(session.serverNow) - Date.now();
  const done = session.attempts.every((attempt) => attempt.state === 'submitted');
  const closed = session.state === 'withdrawn' || Date.parse(session.expiresAt) <= Date.now() + skewMs;
  const first = session.taskOrder === 'fixed' ? session.attempts.find(({ state }) => state !== 'submitted') : undefined;
  return (
    <CandidatePage session={session} title="Your tasks">
      <p className={classes.lead}>{session.state === 'withdrawn'
        ? 'You withdrew. What you had handed in before is kept; nothing else is graded.'
        : done
        ? <>Everything is handed in. Thank you. <Link to={`/s/${token}/receipt`}>See your receipt</Link></>
        : closed ? `Tasks could be begun until ${asDateTime(session.expiresAt)}. Write to the person who invited you if you need more time.`
        : <>{session.screen.title}. A task's clock starts when its workspace is ready. {session.breaksAllowed ? 'You may pause between tasks' : 'All tasks are done in one sitting: begin the last'} until {asDateTime(session.expiresAt)}. <Link to={`/s/${token}`}>Rules and practice pad</Link></>}</p>
      <ul className={classes.list}>
        {session.attempts.map((attempt) => (
          <TaskCard key={attempt.id} attempt={attempt} token={token} skewMs={skewMs} closed={closed} waitsFor={first === undefined || first.id === attempt.id ? null : first.title} onStart={() => { setChosen(attempt); }} />
        ))}
      </ul>
      <Modal opened={chosen !== null} onClose={() => { if (!start.isPending) setChosen(null); }} title={`Start ${chosen?.title ?? ''}?`} closeButtonProps={{ 'aria-label': 'Close' }}>
        <p>You have <strong>{chosen?.minutes} minutes</strong> from the moment your workspace answers. The clock does not pause, unless something fails on our side: that time is given back.{!session.breaksAllowed && ' There are no breaks between tasks.'}</p>
        {start.isError && <ProblemPanel error={start.error} />}
        <div className={classes.actions}>
          <Button onClick={() => { if (chosen !== null) start.mutate(chosen); }} loading={start.isPending} data-autofocus>Start now</Button>
          <Button variant="default" onClick={() => { setChosen(null); }} disabled={start.isPending}>Not yet</Button>
        </div>
        {start.isPending && <p role="status">Preparing your own database…</p>}
      </Modal>
      {!closed && !done && <Withdraw token={token} />}
    </CandidatePage>
  );
}
