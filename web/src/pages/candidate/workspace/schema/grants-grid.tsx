import type { SchemaView } from '@assay/server/contract/schema-view.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { grantGrid } from './grant-grid.ts';
import classes from './schema.module.css';

/** Role × object, with the letters of psql's `\\dp`, spelled out below. */
export function GrantsGrid({ schema, filter }: { schema: SchemaView; filter: string }) {
  const { roles, rows, legend } = grantGrid(schema, filter);
  if (rows.length === 0) return <EmptyState title="No grants to show" />;
  return (
    <div className={classes.grants} tabIndex={0} role="region" aria-label="Grants">
      <table>
        <thead><tr><th scope="col">Object</th>{roles.map((role) => <th key={role} scope="col">{role}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ object, signature, cells }) => (
            <tr key={signature}><th scope="row" title={signature}><code>{object}</code></th>{cells.map((cell, i) => <td key={roles[i]} title={cell.words}>{cell.letters === '' ? <span className="visually-hidden">nothing</span> : cell.letters}</td>)}</tr>
          ))}
        </tbody>
      </table>
      <p className={classes.quiet}>{legend.map(([letter, word]) => `${letter} ${word.toLowerCase()}`).join(' · ')} · * some columns only</p>
    </div>
  );
}
