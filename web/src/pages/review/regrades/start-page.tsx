import type { RegradeChoice } from '@assay/server/contract/regrades.ts';
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { regradeChoiceQuery, startRegrade } from '../../../api/regrades.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { StaffPage } from '../staff/staff-page.tsx';
import classes from './regrades.module.css';

const [LEAVE, SAME] = ['leave', 'same'];

/** `/review/regrades/new?sessions=…` or with filters of the list: what to grade again, and with what. */
export function StartPage() {
  const query = useSearchParams()[0].toString();
  return <StaffPage title="Regrade"><Choice query={query} /></StaffPage>;
}

function Choice({ query }: { query: string }) {
  const choice = useQuery(regradeChoiceQuery(query));
  if (choice.isPending) return <p role="status">Looking at what was handed in…</p>;
  if (choice.isError) return <ProblemPanel error={choice.error} onRetry={choice.refetch} />;
  if (choice.data.tasks.length === 0) return <EmptyState title="Nothing is handed in yet"><Link to="/review">Choose sessions in which a task was handed in.</Link></EmptyState>;
  return <StartForm key={query} choice={choice.data} />;
}

function StartForm({ choice: { sessions, tasks } }: { choice: RegradeChoice }) {
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const wanted = tasks.map(({ slug }) => ({ slug, how: chosen[slug] ?? SAME })).filter(({ how }) => how !== LEAVE);
  const start = useMutation({
    mutationFn: () => startRegrade({ sessions: sessions.map(({ id }) => id), tasks: wanted.map(({ slug, how }) => ({ slug, version: how === SAME ? null : Number(how) })), reason }),
    onSuccess: ({ id }) => navigate(`/review/regrades/${id}`),
  });
  const decided = sessions.filter((session) => session.decided).length;
  return (
    <form className={classes.form} onSubmit={(event) => { event.preventDefault(); start.mutate(); }}>
      <p className={classes.intro}>
        What was handed in is graded again in the background, as a dry run: nothing changes for anybody until you or a colleague has looked at the difference and applied it.
      </p>
      <section className={classes.panel} aria-labelledby="who">
        <h2 id="who">{sessions.length === 1 ? '1 candidate' : `${sessions.length} candidates`}</h2>
        <p>{sessions.map(({ name, handedIn }) => (handedIn === 0 ? `${name} (nothing handed in)` : name)).join(', ')}</p>
        {decided > 0 && <p className={classes.quiet}>{decided === 1 ? '1 is decided' : `${decided} are decided`}. A regrade never changes a decision.</p>}
      </section>
      <ul className={classes.tasks} aria-label="Tasks">
        {tasks.map((task) => (
          <li key={task.slug}>
            <div><strong>{task.title}</strong> <span className={classes.quiet}>{task.handedIn.map(({ version, attempts }) => `${attempts} handed in version ${version}`).join(', ')}</span></div>
            <NativeSelect size="xs" label={<>Grade<span className="visually-hidden"> {task.title}</span> with</>} value={chosen[task.slug] ?? SAME} onChange={(event) => { setChosen({ ...chosen, [task.slug]: event.currentTarget.value }); }}
              data={[{ value: SAME, label: 'the same version, today’s grader' }, ...task.newer.map((version) => ({ value: String(version), label: `version ${version}, today’s grader` })), { value: LEAVE, label: 'not at all' }]} />
          </li>
        ))}
      </ul>
      <Textarea label="Why" description="Shown with every grade that comes of it." required autosize minRows={2} maxLength={2000} value={reason} onChange={(event) => { setReason(event.currentTarget.value); }} />
      {start.isError && <ProblemPanel error={start.error} />}
      <div className={classes.actions}>
        <Button type="submit" size="sm" loading={start.isPending} disabled={wanted.length === 0}>Start the dry run</Button>
        <Button size="sm" variant="default" component={Link} to="/review">Cancel</Button>
      </div>
    </form>
  );
}
