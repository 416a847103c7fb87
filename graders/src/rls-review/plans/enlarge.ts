import type pg from 'pg';
import { quoteIdentifier } from '@assay/fixtures/database/identifiers.ts';

/** Above this many rows a sequential scan counts. */
export const LARGE = 2_000;
const TARGET = 8_000;
const MOST = 40_000;
/** Far beyond the ids of a fixture, so that a copy never meets an original; less where an integer has no room. */
const STEP = 1_000_000;
const LARGEST_INTEGER = 2_000_000_000;

/** `length` is the limit of a limited text, else null. */
type Column = { name: string; type: string; length: number | null; isKey: boolean; isChecked: boolean };

/**
 * Multiplies the rows of tables until a planner prefers their indexes, and analyzes them. Copy k of a row has all
 * its key columns changed by the same rule, so that copies refer to copies and belong to tenants of their own:
 * a tenant's share of the table becomes as small as it is in production. Runs as the administrator, hence only
 * on a database that no candidate's code has entered.
 * @param tables quoted `schema.name`, partitioned tables rather than their partitions
 * @returns why tables could not be enlarged, a sentence each
 */
export async function enlarge(admin: pg.Client, tables: readonly string[]): Promise<string[]> {
  const refused: string[] = [];
  const copies = await copiesFor(admin, tables);
  // Triggers and foreign keys of the fixture are about single rows; here they would only cost time.
  await admin.query('SET session_replication_role = replica');
  for (const table of tables) {
    try {
      await admin.query(await copyStatement(admin, table, copies));
    } catch (error) {
      refused.push(`${table}: ${(error as Error).message}`);
    }
    await admin.query(`ANALYZE ${table}`);
  }
  await admin.query('RESET session_replication_role');
  return refused;
}

/** As many copies of each table as of the next, so that a foreign key the fix adds finds its rows. */
async function copiesFor(admin: pg.Client, tables: readonly string[]): Promise<number> {
  const counts: number[] = [];
  for (const table of tables) {
    const { rows } = await admin.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
    counts.push(rows[0]?.n ?? 0);
  }
  const filled = counts.filter((count) => count > 0);
  const total = filled.reduce((sum, count) => sum + count, 0);
  return filled.length === 0 ? 0 : Math.ceil(Math.min(TARGET / Math.min(...filled), Math.max(TARGET / Math.max(...filled), MOST / total)));
}

async function copyStatement(admin: pg.Client, table: string, copies: number): Promise<string> {
  const { rows: columns } = await admin.query<Column>(COLUMNS, [table]);
  const names = columns.map(({ name }) => quoteIdentifier(name)).join(', ');
  const step = Math.min(STEP, Math.floor(LARGEST_INTEGER / (copies + 1)));
  const values = columns.map((column) => valueOf(column, step)).join(', ');
  return `INSERT INTO ${table} (${names}) OVERRIDING SYSTEM VALUE SELECT ${values} FROM ${table} t, generate_series(1, ${copies}) k`;
}

function valueOf({ name, type, length, isKey, isChecked }: Column, step: number): string {
  const value = `t.${quoteIdentifier(name)}`;
  if (!isKey) return value;
  if (type === 'integer' || type === 'bigint' || type === 'numeric') return `${value} + k * ${step}`;
  if (type === 'uuid') return `CASE WHEN ${value} IS NOT NULL THEN md5(${value}::text || k)::uuid END`;
  // A text with a CHECK is mostly a state, which a copy keeps.
  if (isChecked || !['text', 'character varying', 'character'].includes(type)) return value;
  return length === null ? `${value} || '-' || k` : `left(md5(${value} || '-' || k), ${length})`;
}

/** Columns that may be written, and which of them are part of an index or a foreign key. */
const COLUMNS = `
  SELECT a.attname AS name, format_type(coalesce(nullif(t.typbasetype, 0), t.oid), NULL) AS type, nullif(greatest(a.atttypmod, t.typtypmod), -1) - 4 AS length,
    EXISTS (SELECT FROM pg_index i WHERE i.indrelid = a.attrelid AND a.attnum = ANY (i.indkey))
      OR EXISTS (SELECT FROM pg_constraint c WHERE c.contype = 'f' AND (c.conrelid = a.attrelid AND a.attnum = ANY (c.conkey) OR c.confrelid = a.attrelid AND a.attnum = ANY (c.confkey))) AS "isKey",
    EXISTS (SELECT FROM pg_constraint c WHERE c.contype = 'c' AND c.conrelid = a.attrelid AND a.attnum = ANY (c.conkey)) AS "isChecked"
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum`;
