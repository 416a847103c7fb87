import type { GradeView } from '@assay/server/contract/review.ts';
import classes from './evidence.module.css';

type Table = NonNullable<NonNullable<NonNullable<GradeView['report']>['checks'][number]['evidence']>[number]['tables']>[number];

/** Rows as the database gave them; another tenant's values carry a sign, a frame and a colour. */
export function EvidenceTable({ table, victim }: { table: Table; victim: string | undefined }) {
  const foreign = table.rows.some((row) => row.some((cell) => cell.foreign));
  return (
    <figure className={classes.table}>
      <figcaption>{table.title}</figcaption>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={table.title}>
        {table.rows.length === 0
          ? <p className={classes.none}>No rows</p>
          : (
            <table>
              <thead><tr>{table.columns.map((column, i) => <th key={i} scope="col">{column}</th>)}</tr></thead>
              <tbody>
                {table.rows.map((row, r) => (
                  <tr key={r}>
                    {row.map((cell, c) => (
                      <td key={c} className={cell.foreign ? classes.foreign : undefined}>
                        {cell.foreign && <><span aria-hidden="true">◆ </span><span className="visually-hidden">Foreign: </span></>}
                        {cell.text ?? <em>NULL</em>}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
      </div>
      {foreign && <p className={classes.legend}><span className={classes.foreign}>◆</span> belongs to {victim ?? 'another tenant'}</p>}
    </figure>
  );
}
