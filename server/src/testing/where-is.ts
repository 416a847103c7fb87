import pg from 'pg';
import type { TestApp } from './open-test-app.ts';

/**
 * Every column of the database that holds the text, whatever table and type: of all schemas, text, JSON and bytes. Taken
 * from the catalogue, so that a table of tomorrow is looked at too. Letter case does not matter.
 * @returns `schema.table.column`, sorted
 */
export async function whereIs(app: Pick<TestApp, 'query'>, text: string): Promise<string[]> {
  const { rows: columns } = await app.query(`
    SELECT nspname AS schema, relname AS table, attname AS column, atttypid = 'bytea'::regtype AS bytes
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE relkind IN ('r', 'p', 'm') AND attnum > 0 AND NOT attisdropped AND nspname NOT IN ('pg_catalog', 'information_schema') AND nspname NOT LIKE 'pg_toast%'
    ORDER BY 1, 2, 3`);
  const found: string[] = [];
  for (const { schema, table, column, bytes } of columns as { schema: string; table: string; column: string; bytes: boolean }[]) {
    const name = pg.escapeIdentifier(column);
    const value = bytes ? `encode(${name}, 'escape')` : `${name}::text`;
    const { rows: [row] } = await app.query(`SELECT EXISTS (SELECT FROM ${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)} WHERE position(lower($1) IN lower(${value})) > 0) AS found`, [text]);
    if (row.found) found.push(`${schema}.${table}.${column}`);
  }
  return found;
}
