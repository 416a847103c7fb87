import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { withDatabase, withLogin } from '@assay/fixtures/postgres/url.ts';

/** Fields as text, so that what the code under test sees is decided by its own driver. */
const AS_TEXT = { getTypeParser: () => (value: unknown) => value } as unknown as pg.CustomTypesConfig;
/** Long enough to be sure, short enough to wait for in every schedule that ends in one. */
const DEADLOCK_MS = 10;

export type RawResult = { fields: { name: string; dataTypeID: number }[]; rows: (string | null)[][]; rowCount: number | null; command: string };
export type Connection = { client: pg.Client; pid: number };

/** A database of one code version, owned by a plain role, with real connections that are kept between schedules. */
export class WorldDatabase {
  readonly #admin: pg.Client;
  readonly #monitor: pg.Client;
  readonly #url: string;
  readonly #name: string;
  readonly #seed: string;
  readonly #tables: string;
  readonly tableNames: string[];
  readonly #idle: Connection[] = [];
  readonly #taken = new Set<Connection>();
  readonly owner: pg.Client;

  private constructor(parts: { admin: pg.Client; monitor: pg.Client; owner: pg.Client; url: string; name: string; seed: string; tables: string[] }) {
    this.#admin = parts.admin;
    this.#monitor = parts.monitor;
    this.owner = parts.owner;
    this.#url = parts.url;
    this.#name = parts.name;
    this.#seed = parts.seed;
    this.#tables = parts.tables.join(', ');
    this.tableNames = parts.tables.map((name) => name.split('.').at(-1)!);
  }

  /** @throws pg.DatabaseError when the schema or the seed does not load */
  static async create(sandboxUrl: string, schema: string, seed: string): Promise<WorldDatabase> {
    const name = `assay_pr_${randomUUID().replaceAll('-', '')}`;
    const admin = await connect(sandboxUrl);
    const password = randomUUID();
    // What a candidate's code sends must never run as an administrator.
    await admin.query(`CREATE ROLE ${name} LOGIN PASSWORD '${password}' NOSUPERUSER NOCREATEDB NOCREATEROLE CONNECTION LIMIT 40`);
    await admin.query(`CREATE DATABASE ${name} OWNER ${name}`);
    await admin.query(`REVOKE CONNECT ON DATABASE ${name} FROM PUBLIC`);
    for (const setting of [`deadlock_timeout = '${DEADLOCK_MS}ms'`, "statement_timeout = '5s'", "temp_file_limit = '64MB'"]) await admin.query(`ALTER DATABASE ${name} SET ${setting}`);
    const url = withLogin(withDatabase(sandboxUrl, name), name, password);
    const owner = await connect(url);
    const monitor = await connect(withDatabase(sandboxUrl, name));
    try {
      await owner.query(schema);
      const { rows } = await owner.query<{ name: string }>("SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')");
      await owner.query(seed);
      return new WorldDatabase({ admin, monitor, owner, url, name, seed, tables: rows.map((row) => row.name) });
    } catch (error) {
      await Promise.all([owner.end(), monitor.end()]);
      await drop(admin, name);
      throw error;
    }
  }

  /** Every connection back, and the rows as they were at first. */
  async reset(): Promise<void> {
    for (const connection of [...this.#taken]) await this.giveBack(connection, false);
    if (this.#tables !== '') await this.owner.query(`TRUNCATE ${this.#tables} RESTART IDENTITY CASCADE; ${this.#seed}`);
  }

  async take(): Promise<Connection> {
    const connection = this.#idle.pop() ?? await this.#connect();
    this.#taken.add(connection);
    return connection;
  }

  /** A connection with a statement under way, or in a failed state, is ended: nobody else may inherit it. */
  async giveBack(connection: Connection, broken: boolean): Promise<void> {
    this.#taken.delete(connection);
    if (!broken) {
      const { rows } = await this.#monitor.query<{ state: string }>('SELECT state FROM pg_stat_activity WHERE pid = $1', [connection.pid]);
      const state = rows[0]?.state ?? '';
      if (state.startsWith('idle in transaction')) await connection.client.query('ROLLBACK');
      if (state.startsWith('idle')) return void this.#idle.push(connection);
    }
    await this.#monitor.query('SELECT pg_terminate_backend($1, 2000)', [connection.pid]);
    await connection.client.end().catch(() => {});
  }

  /** Those of the given backends that wait for a lock of another. */
  async blocked(pids: readonly number[]): Promise<Set<number>> {
    const { rows } = await this.#monitor.query<{ pid: number }>('SELECT pid FROM unnest($1::int[]) AS pid WHERE cardinality(pg_blocking_pids(pid)) > 0', [pids]);
    return new Set(rows.map(({ pid }) => pid));
  }

  async drop(): Promise<void> {
    for (const connection of [...this.#taken]) await this.giveBack(connection, true);
    await Promise.all([...this.#idle.map(({ client }) => client.end()), this.owner.end(), this.#monitor.end()]);
    await drop(this.#admin, this.#name);
  }

  async #connect(): Promise<Connection> {
    const client = await connect(this.#url);
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return { client, pid: rows[0]!.pid };
  }
}

/** One statement; its answer with every cell as text. @throws pg.DatabaseError */
export async function execute({ client }: Connection, text: string, values: (string | null)[]): Promise<RawResult> {
  const { fields, rows, rowCount, command } = last(await client.query<(string | null)[]>({ text, values, rowMode: 'array', types: AS_TEXT }));
  return { fields: fields.map(({ name, dataTypeID }) => ({ name, dataTypeID })), rows, rowCount, command };
}

/** Several statements in one text give several answers; code sees the last, as little as it deserves. */
function last<T>(result: T | T[]): T {
  return Array.isArray(result) ? result.at(-1) as T : result;
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  // A backend that we end ourselves reports it here too.
  client.on('error', () => {});
  await client.connect();
  return client;
}

async function drop(admin: pg.Client, name: string): Promise<void> {
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.query(`DROP ROLE IF EXISTS ${name}`);
  await admin.end();
}
