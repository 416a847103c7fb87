import type { SqlResult } from '@assay/server/contract/console.ts';

/** A result as CSV (RFC 4180). NULL is an empty field, an empty text is `""`, as in Postgres' own COPY. */
export function asCsv({ columns, rows }: Pick<SqlResult, 'columns' | 'rows'>): string {
  const field = (cell: string | null) => (cell === null ? '' : cell === '' || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return [columns.map(({ name }) => name), ...rows].map((row) => row.map(field).join(',')).join('\r\n') + '\r\n';
}
