import type { RegradeDetail, RegradeSession } from '@assay/server/contract/regrades.ts';
import { DEPTH_WORDS, DEPTHS, OUTCOME_WORDS } from '@assay/server/contract/words.ts';
import { Button } from '@mantine/core';
import { Fragment } from 'react';
import { Link, useSearchParams } from 'react-router';
import { FitMark } from '../fit/fit-mark.tsx';
import { ChangedTo } from './changed-to.tsx';
import { CheckDifferences } from './check-differences.tsx';
import { instrumentChanges, RUN_STATES } from './regrade-words.ts';
import classes from './regrades.module.css';

/** Candidates with a row each: those who change first, the others folded; the open one is in the address. */
export function SessionDifferences({ regrade: { id, sessions } }: { regrade: RegradeDetail }) {
  const [query] = useSearchParams();
  const open = query.get('session');
  const differs = ({ changed, fit, tasks }: RegradeSession) => changed || fit.before !== fit.after || tasks.some(({ state }) => state !== 'graded');
  const [first, rest] = [sessions.filter(differs), sessions.filter((session) => !differs(session))];
  return (
    <section className={classes.section} aria-labelledby="candidates">
      <h2 id="candidates">Candidates</h2>
      {first.length === 0 ? <p className={classes.quiet}>No candidate changes.</p> : <Table regradeId={id} caption="Candidates who change or have no new result" sessions={first} open={open} />}
      {rest.length > 0 && (
        <details className={classes.folded} open={rest.some((session) => session.id === open)}>
          <summary>{rest.length} unchanged</summary>
          <Table regradeId={id} caption="Candidates who do not change" sessions={rest} open={open} />
        </details>
      )}
    </section>
  );
}

function Table({ regradeId, caption, sessions, open }: { regradeId: string; caption: string; sessions: RegradeSession[]; open: string | null }) {
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead><tr><th scope="col">Candidate</th><th scope="col">Fit</th>{DEPTHS.map((depth) => <th key={depth} scope="col">{DEPTH_WORDS[depth]}</th>)}<th scope="col">Tasks</th><th scope="col">Checks</th></tr></thead>
        <tbody>{sessions.map((session) => <Row key={session.id} regradeId={regradeId} session={session} open={session.id === open} />)}</tbody>
      </table>
    </div>
  );
}

function Row({ regradeId, session: { id, name, decision, fit, scores, tasks }, open }: { regradeId: string; session: RegradeSession; open: boolean }) {
  const [query, setQuery] = useSearchParams();
  const toggle = () => {
    const next = new URLSearchParams(query);
    if (open) next.delete('session');
    else next.set('session', id);
    setQuery(next, { replace: true, preventScrollReset: true });
  };
  return (
    <>
      <tr>
        <th scope="row"><Link to={`/review/sessions/${id}`}>{name}</Link>{decision !== null && <small>Decided: {OUTCOME_WORDS[decision].toLowerCase()}</small>}</th>
        <td><ChangedTo before={<FitMark fit={fit.before} />} after={<FitMark fit={fit.after} />} same={fit.before === fit.after} /></td>
        {DEPTHS.map((depth) => <td key={depth}><ChangedTo before={scores.before[depth] ?? '–'} after={scores.after[depth] ?? '–'} same={scores.before[depth] === scores.after[depth]} /></td>)}
        <td>{tasks.map((task) => <Fragment key={task.runId}><Task task={task} /></Fragment>)}</td>
        <td><Button size="compact-xs" variant="default" aria-expanded={open} onClick={toggle}>{open ? 'Hide' : 'Show'}<span className="visually-hidden"> the checks of {name}</span></Button></td>
      </tr>
      {open && <tr className={classes.checks}><td colSpan={DEPTHS.length + 4}><CheckDifferences regradeId={regradeId} sessionId={id} /></td></tr>}
    </>
  );
}

function Task({ task: { title, state, note, scores, changedChecks, instruments } }: { task: RegradeSession['tasks'][number] }) {
  if (instruments.after === null) return <div>{title}: {RUN_STATES[state]}{note !== null && <small>{state === 'broken' ? `Incident ${note}` : note}</small>}</div>;
  const changes = instrumentChanges(instruments);
  return (
    <div>
      {title}: <ChangedTo before={scores.before ?? '–'} after={scores.after ?? '–'} same={scores.before === scores.after} />
      <small>{state === 'ungradable' && `${RUN_STATES.ungradable}: ${note ?? ''} `}{changedChecks === 0 ? 'no check differs' : `${changedChecks} ${changedChecks === 1 ? 'check differs' : 'checks differ'}`}{changes.length > 0 && `; ${changes.join(', ')}`}</small>
    </div>
  );
}
