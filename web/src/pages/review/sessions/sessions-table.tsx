import type { ReviewSession } from '@assay/server/contract/review.ts';
import { createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table';
import { Link } from 'react-router';
import { asDateTime } from '../../../ui/times.ts';
import { ScoreBar } from '../staff/score-bar.tsx';
import { attemptLabel, attemptWords, STATE_WORDS } from './session-states.ts';
import classes from './sessions.module.css';
import { timeUsed } from './time-used.ts';

const features = tableFeatures({});
const column = createColumnHelper<typeof features, ReviewSession>();
const columns = column.columns([
  column.accessor((session) => session.candidate.name, {
    id: 'candidate', header: 'Candidate',
    cell: ({ row }) => <><Link to={`/review/sessions/${row.original.id}`}>{row.original.candidate.name}</Link><small>{row.original.candidate.email}</small></>,
  }),
  column.accessor((session) => session.screen.title, { id: 'screen', header: 'Screen' }),
  column.accessor((session) => STATE_WORDS[session.state], { id: 'state', header: 'State', cell: ({ row, getValue }) => <span className={classes.state} data-state={row.original.state}>{getValue()}</span> }),
  column.accessor('attempts', {
    header: 'Tasks',
    cell: ({ getValue }) => (
      <ul className={classes.scores}>
        {getValue().map((attempt) => <li key={attempt.id}><span>{attemptLabel(getValue(), attempt)}</span><ScoreBar score={attempt.score} words={attemptWords(attempt)} broken={attempt.gradeState === 'broken'} /></li>)}
      </ul>
    ),
  }),
  column.accessor(timeUsed, { id: 'time', header: 'Time used' }),
  column.accessor((session) => asDateTime(session.updatedAt), { id: 'updated', header: 'Updated' }),
]);

/** One row a session; the name is the link. */
export function SessionsTable({ sessions }: { sessions: ReviewSession[] }) {
  const table = useTable({ features, columns, data: sessions });
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className="visually-hidden">Sessions, newest first</caption>
        <thead>{table.getHeaderGroups().map((group) => <tr key={group.id}>{group.headers.map((header) => <th key={header.id} scope="col"><table.FlexRender header={header} /></th>)}</tr>)}</thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id}>{row.getAllCells().map((cell) => <td key={cell.id} data-column={cell.column.id}><table.FlexRender cell={cell} /></td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
