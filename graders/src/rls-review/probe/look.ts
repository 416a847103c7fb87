import type { Actor } from './actors.ts';
import type { Relation } from './catalogue.ts';
import type { TenantSession } from './tenant-session.ts';
import { identifier } from './values.ts';

/** A relation somebody may read, and how: what it holds is looked at before and after a write. */
export type View = { oid: number; sql: string; columns: string[] };

export const viewsOf = (relations: readonly Relation[], columns: (relation: Relation) => string[]): View[] =>
  relations.map((relation) => ({ oid: relation.oid, sql: relation.sql, columns: columns(relation) })).filter((view) => view.columns.length > 0);

/**
 * What the session sees of each relation, as its rows' number and the sum of their hashes, which adds up like the
 * rows do. A relation that raises answers with its SQLSTATE.
 */
export async function look(session: TenantSession, views: readonly View[]): Promise<Map<number, string>> {
  if (views.length === 0) return new Map();
  const { results, error } = await session.ask(`SAVEPOINT look; ${question(views)}`);
  if (error === null) return sums(results.at(-1)?.rows);
  await session.ask('ROLLBACK TO look');
  if (views.length === 1) return new Map([[views[0]?.oid ?? 0, error.code]]);
  const middle = Math.ceil(views.length / 2);
  return new Map([...await look(session, views.slice(0, middle)), ...await look(session, views.slice(middle))]);
}

/** Enters a context anew within the running transaction and looks. Null: it cannot be entered from here. */
export async function lookAs(session: TenantSession, actor: Actor, views: readonly View[]): Promise<Map<number, string> | null> {
  if (views.length === 0) return new Map();
  const reset = actor.enter.some((statement) => /\bset\s+(local\s+|session\s+)?role\b/i.test(statement)) ? ['RESET ROLE'] : [];
  const entering = ['SAVEPOINT asking', ...reset, ...actor.enter].join('; ');
  // One message for the whole look: it is asked after every write that did something.
  const { results, error } = await session.ask(`${entering}; ${question(views)}`);
  if (error === null) return sums(results.at(-1)?.rows);
  if ((await session.ask(`ROLLBACK TO asking; ${entering}`)).error !== null) {
    await session.ask('ROLLBACK TO asking');
    return null;
  }
  return look(session, views);
}

/** What a later look at a relation shows that an earlier one did not: rows that both saw cancel out, and rows that went show nothing. */
export function changeOf(before: string | undefined, after: string): string {
  const [was, is] = [parts(before), parts(after)];
  if (was === null || is === null) return after;
  const [rows = 0n, hashes = 0n] = is.map((part, i) => part - (was[i] ?? 0n));
  return rows < 0n ? '' : `${rows} ${hashes}`;
}

const parts = (seen: string | undefined): bigint[] | null => (/^\d+ -?\d+$/.test(seen ?? '') ? (seen ?? '').split(' ').map(BigInt) : null);

const question = (views: readonly View[]): string => views.map(({ oid, sql, columns }) =>
  `SELECT ${oid}, (SELECT pg_catalog.count(*) || ' ' || coalesce(pg_catalog.sum(pg_catalog.hashtextextended(ROW(${columns.map((name) => `t.${identifier(name)}`).join(', ')})::text, 0)), 0) FROM ${sql} t)`).join(' UNION ALL ');

const sums = (rows: readonly (string | null)[][] = []): Map<number, string> => new Map(rows.map(([oid, text]) => [Number(oid), text ?? '']));
