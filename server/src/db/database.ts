import pg from 'pg';
import type { z } from 'zod';
import { createPool } from './create-pool.ts';
import type { Query } from './load-sql.ts';

/**
 * Whose rows a transaction may touch; row security holds it. `secret` finds the row of a link or a browser's key by
 * its hash, `account` a person's memberships: both before an organization is known. `exercise` is for the hidden files
 * of one version, whoever's it is: its id was read with permission before.
 */
export type Scope =
  | { scope: 'organization'; organization: string }
  | { scope: 'session'; organization: string; session: string }
  | { scope: 'account'; account: string }
  | { scope: 'secret'; secret: string }
  | { scope: 'exercise'; exercise: string };

type Values = Record<string, unknown>;

/** Statements within one transaction of a scope. Rows are parsed, so that a column that changed is noticed here. */
export interface Db {
  one<Row>(query: Query, values: Values, row: z.ZodType<Row>): Promise<Row>;
  maybeOne<Row>(query: Query, values: Values, row: z.ZodType<Row>): Promise<Row | null>;
  many<Row>(query: Query, values: Values, row: z.ZodType<Row>): Promise<Row[]>;
  /** Returns how many rows were affected. */
  run(query: Query, values: Values): Promise<number>;
}

/** The platform database as the application's role sees it. */
export class Database {
  readonly pool: pg.Pool;

  constructor(url: string, options: { max?: number } = {}) {
    this.pool = createPool(url, { max: options.max ?? 10, application_name: 'assay', options: '-c timezone=UTC', idle_in_transaction_session_timeout: 30_000 });
  }

  /** Runs `work` in one transaction that sees what `scope` may see. */
  async within<T>(scope: Scope, work: (db: Db) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(`BEGIN; ${enter(scope)}`);
      const result = await work(new Transaction(client));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((lost: Error) => { broken = lost; });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

/** Every setting is written, also the empty ones, so that nothing of an earlier transaction can be left over. */
function enter(scope: Scope): string {
  const settings = { organization: '', session: '', account: '', secret: '', exercise: '', ...scope };
  return `SELECT ${Object.entries(settings).map(([name, value]) => `set_config('assay.${name}', ${pg.escapeLiteral(value)}, true)`).join(', ')}`;
}

class Transaction implements Db {
  readonly #client: pg.PoolClient;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  async one<Row>(query: Query, values: Values, row: z.ZodType<Row>): Promise<Row> {
    const found = await this.maybeOne(query, values, row);
    if (found === null) throw new Error(`${query.name} found no row.`);
    return found;
  }

  async maybeOne<Row>(query: Query, values: Values, row: z.ZodType<Row>): Promise<Row | null> {
    const rows = await this.many(query, values, row);
    if (rows.length > 1) throw new Error(`${query.name} found ${rows.length} rows instead of one.`);
    return rows[0] ?? null;
  }

  async many<Row>(query: Query, values: Values, row: z.ZodType<Row>): Promise<Row[]> {
    const { rows } = await this.#client.query<Values>(query.text, bind(query, values));
    return rows.map((found) => row.parse(found));
  }

  async run(query: Query, values: Values): Promise<number> {
    return (await this.#client.query(query.text, bind(query, values))).rowCount ?? 0;
  }
}

function bind({ name, parameters }: Query, values: Values): unknown[] {
  const missing = parameters.filter((parameter) => values[parameter] === undefined);
  const left = Object.keys(values).filter((value) => !parameters.includes(value));
  if (missing.length > 0 || left.length > 0) throw new Error(`${name}: no value for ${missing.join(', ') || 'nothing'}; left over ${left.join(', ') || 'nothing'}.`);
  return parameters.map((parameter) => values[parameter]);
}
