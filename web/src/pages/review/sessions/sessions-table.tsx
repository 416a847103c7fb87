import type { ReviewSession, SessionSort } from '@assay/server/contract/review.ts';
import type { SessionColumn } from '@assay/server/contract/saved-views.ts';
import { OUTCOME_WORDS, STATE_WORDS } from '@assay/server/contract/words.ts';
import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { asDateTime, asDuration } from '../../../ui/times.ts';
import { FitMark } from '../fit/fit-mark.tsx';
import { ScoreBar } from '../staff/score-bar.tsx';
import { attemptWords } from './session-states.ts';
import { COLUMN_WORDS } from './sessions-view.ts';
import classes from './sessions.module.css';

type Direction = 'ascending' | 'descending';
type Order = { sort: SessionSort; direction: Direction };
type Props = Order & {
  sessions: ReviewSession[];
  columns: SessionColumn[];
  onSort: (order: Order) => void;
  /** Ids of the sessions that are chosen, to compare or regrade them; when `full`, no more can be. */
  chosen: string[];
  full: boolean;
  onChoose: (session: ReviewSession, on: boolean) => void;
};

const SORT_OF: Partial<Record<SessionColumn, SessionSort>> = { databaseSecurity: 'databaseSecurity', llmSystems: 'llmSystems', codeReview: 'codeReview', time: 'time', updated: 'updated' };
const KIND_OF = { databaseSecurity: 'rls-review', llmSystems: 'context-assembly', codeReview: 'pr-review' } as const;

/** One row a session; the name is the link, the headings sort. */
export function SessionsTable({ sessions, columns, sort, direction, onSort, chosen, full, onChoose }: Props) {
  const order = { sort, direction, onSort };
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className="visually-hidden">Sessions</caption>
        <thead>
          <tr>
            <th scope="col"><span className="visually-hidden">Choose</span></th>
            <Heading by="candidate" {...order}>Candidate</Heading>
            {columns.map((column) => <Heading key={column} by={SORT_OF[column]} {...order}>{COLUMN_WORDS[column]}</Heading>)}
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.id} data-chosen={chosen.includes(session.id)}>
              <td><Checkbox size="xs" aria-label={`Choose ${session.candidate.name}`} checked={chosen.includes(session.id)} disabled={full && !chosen.includes(session.id)} onChange={(event) => { onChoose(session, event.currentTarget.checked); }} /></td>
              <td data-column="candidate"><Link to={`/review/sessions/${session.id}`}>{session.candidate.name}</Link><small>{session.candidate.email}</small>{session.openDisputes > 0 && <small className={classes.disputed}>! disputes {session.openDisputes === 1 ? 'a result' : `${session.openDisputes} results`}</small>}</td>
              {columns.map((column) => <td key={column} data-column={column}>{CELLS[column](session)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Heading({ by, sort, direction, onSort, children }: { by: SessionSort | undefined; onSort: (order: Order) => void; children: string } & Order) {
  if (by === undefined) return <th scope="col">{children}</th>;
  const on = sort === by;
  // Names begin with A, everything else with the most.
  const first: Direction = by === 'candidate' ? 'ascending' : 'descending';
  const next = on ? (direction === 'ascending' ? 'descending' : 'ascending') : first;
  return (
    <th scope="col" aria-sort={on ? direction : 'none'}>
      <button type="button" onClick={() => { onSort({ sort: by, direction: next }); }}>{children} <span aria-hidden="true">{on ? (direction === 'ascending' ? '▲' : '▼') : '↕'}</span></button>
    </th>
  );
}

const depth = (name: keyof typeof KIND_OF) => ({ scores, rule, attempts }: ReviewSession) => {
  const waiting = attempts.find(({ kind, score }) => kind === KIND_OF[name] && score === null);
  return <ScoreBar score={scores[name]} threshold={rule[name]} words={waiting === undefined ? '–' : attemptWords(waiting)} broken={waiting?.gradeState === 'broken'} />;
};

const CELLS: Record<SessionColumn, (session: ReviewSession) => ReactNode> = {
  screen: ({ screen }) => <>{screen.title}<small>version {screen.version}</small></>,
  state: ({ state, decision }) => <span className={classes.state} data-state={state}>{STATE_WORDS[state]}{decision !== null && `: ${OUTCOME_WORDS[decision].toLowerCase()}`}</span>,
  databaseSecurity: depth('databaseSecurity'),
  llmSystems: depth('llmSystems'),
  codeReview: depth('codeReview'),
  fit: ({ fit }) => <FitMark fit={fit} />,
  time: ({ usedMs }) => (usedMs === 0 ? '–' : asDuration(usedMs)),
  reviewers: ({ reviewers }) => reviewers,
  updated: ({ updatedAt }) => asDateTime(updatedAt),
};
