import type { SqlResult } from '@assay/server/contract/console.ts';
import { Button, CopyButton } from '@mantine/core';
import { asCsv } from './csv.ts';
import classes from './console.module.css';
import { resultText } from './outcome-text.ts';

const NUMERIC = /^(smallint|integer|bigint|int[248]|numeric|real|double precision|float[48]|oid|money)/;

/** Rows as the database printed them, with their types; NULL never looks like a text. */
export function ResultGrid({ result }: { result: SqlResult }) {
  const { columns, rows, truncated } = result;
  return (
    <>
      <div className={classes.gridHead}>
        <span>{resultText(result)}</span>
        {truncated !== null && <span className={classes.truncated}>Shown are the first {rows.length}: the answer was cut at the limit of {truncated}. Add a LIMIT or a WHERE to see others.</span>}
        <CopyButton value={asCsv(result)}>{({ copied, copy }) => <Button size="compact-xs" variant="default" onClick={copy}>{copied ? 'Copied ✓' : 'Copy as CSV'}</Button>}</CopyButton>
      </div>
      <div className={classes.gridScroll} tabIndex={0} role="region" aria-label="Rows">
        <table className={classes.grid}>
          <thead><tr>{columns.map((column, i) => <th key={i} scope="col"><span>{column.name}</span><small>{column.type}</small></th>)}</tr></thead>
          <tbody>
            {rows.map((row, r) => (
              <tr key={r}>
                {row.map((cell, c) => cell === null
                  ? <td key={c}><span className={classes.null}>NULL</span></td>
                  : <td key={c} className={NUMERIC.test(columns[c]?.type ?? '') ? classes.number : undefined}>{cell === '' ? <span className={classes.null}>empty</span> : cell}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
