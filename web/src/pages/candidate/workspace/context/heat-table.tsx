import { useRef, type KeyboardEvent } from 'react';
import { columnName, type Cell, type Row } from './run-table.ts';
import classes from './context.module.css';

type Props = { rows: Row[]; earlier: Row[] | null; chosen: string | null; onChoose: (key: string) => void };

/** Cases by ceilings. A sign and a number say what the colour says; arrow keys move, Enter opens the trace. */
export function HeatTable({ rows, earlier, chosen, onChoose }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const before = new Map((earlier ?? []).flatMap(({ cells }) => cells.map(({ key, ratio }) => [key, ratio])));
  const onKey = (event: KeyboardEvent<HTMLTableElement>) => {
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    const cell = (event.target as HTMLElement).closest('td');
    if (step === undefined || cell === null || table.current === null) return;
    event.preventDefault();
    const line = cell.parentElement as HTMLTableRowElement;
    table.current.rows[line.rowIndex + step[0]!]?.cells[cell.cellIndex + step[1]!]?.querySelector('button')?.focus();
  };
  return (
    <div className={classes.scroll}>
      <table ref={table} className={classes.heat} onKeyDown={onKey}>
        <caption className="visually-hidden">Practice cases by ceilings, from the smallest limit to the largest</caption>
        <thead><tr><th scope="col">Case</th>{rows[0]?.cells.map(({ key, run }) => <th key={key} scope="col">{columnName(run)}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ name, cells }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell) => (
                <td key={cell.key}>
                  <button type="button" aria-pressed={cell.key === chosen} title={cell.words} className={classes[toneOf(cell)]} onClick={() => { onChoose(cell.key); }}>
                    <span className="visually-hidden">{name}, limit {cell.run.limit}: </span>
                    {cell.ratio === null || cell.sign === '✗' ? cell.sign : `${Math.round(cell.ratio * 100)} %`}
                    <span className="visually-hidden"> {cell.sign === '✗' ? cell.words : cell.ratio === null ? cell.words : 'of the best'}</span>
                    {changeOf(before.get(cell.key), cell.ratio) !== null && <small> {changeOf(before.get(cell.key), cell.ratio)}</small>}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function toneOf({ sign, ratio }: Cell): string {
  if (sign === '✗') return 'bad';
  return ratio === null ? 'plain' : `share${Math.min(4, Math.floor(ratio * 5))}`;
}

/** Percentage points since the earlier run; null where nothing changed. */
function changeOf(before: number | null | undefined, now: number | null): string | null {
  if (before === undefined || before === null || now === null || Math.round(before * 100) === Math.round(now * 100)) return null;
  const points = Math.round(now * 100) - Math.round(before * 100);
  return points > 0 ? `+${points}` : `−${-points}`;
}
