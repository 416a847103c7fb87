import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { withDatabase, withLogin } from '@assay/fixtures/postgres/url.ts';
import { claim } from '../../abandoned-databases.ts';
import { failureOf, within } from './wording.ts';

/** How these databases are called at first. */
export const WORLDS = 'assay_pr_';
/** Fields as text, so that what the code under test sees is decided by its own driver. */
const AS_TEXT = { getTypeParser: () => (value: unknown) => value } as unknown as pg.CustomTypesConfig;
/** Within this time a statement has nearly always answered; whether it waits for a lock is asked, not guessed by the clock. */
const PATIENCE_MS = 3;
const LONGEST_MS = 10_000;
const RESTART_SEQUENCES = "SELECT setval(c.oid, s.start_value, false) FROM pg_sequences s JOIN pg_class c ON c.oid = format('%I.%I', s.schemaname, s.sequencename)::regclass";
/** Large objects are no rows: what is left in one would be there in the next order. */
const LARGE_OBJECTS = ['lo_create(oid)', 'lo_creat(integer)', 'lo_from_bytea(oid, bytea)'];

export type RawResult = { fields: { name: string; dataTypeID: number }[]; rows: (string | null)[][]; rowCount: number | null; command: string };
export type Connection = { client: pg.Client; pid: number; busy: boolean };
/** Backends that wait for a lock, each with those whose locks it waits for. */
export type Waits = ReadonlyMap<number, readonly number[]>;
export type Ran<T> = { ended: T | { error: Record<string, string> } } | { waits: Waits; running: Promise<T | { error: Record<string, string> }> };

/**
 * A database for versions of the code, with real connections that are kept between orders. Code and tests log in with all
 * rights on rows and none on the schema, which belongs to another role: a reset of the rows makes everything as it was.
 */
export class WorldDatabase {
  readonly #admin: pg.Client;
  readonly #monitor: pg.Client;
  readonly #owner: pg.Client;
  readonly #url: string;
  readonly #password: string;
  readonly #name: string;
  readonly #empty: string;
  readonly #vacuum: string;
  readonly #seed: string;
  readonly tableNames: string[];
  readonly #idle: Connection[] = [];
  readonly #all = new Set<Connection>();

  private constructor(parts: { admin: pg.Client; monitor: pg.Client; owner: pg.Client; url: string; name: string; password: string; seed: string; tables: string[] }) {
    this.#admin = parts.admin;
    this.#monitor = parts.monitor;
    this.#owner = parts.owner;
    this.#url = withLogin(parts.url, parts.name, parts.password);
    this.#password = parts.password;
    this.#name = parts.name;
    this.#empty = `${parts.tables.map((table) => `DELETE FROM ${table};`).join(' ')} ${RESTART_SEQUENCES}`;
    this.#vacuum = parts.tables.length === 0 ? '' : `VACUUM (TRUNCATE true, INDEX_CLEANUP on, PROCESS_TOAST false, SKIP_DATABASE_STATS true) ${parts.tables.join(', ')}`;
    this.#seed = parts.seed;
    this.tableNames = parts.tables.map((name) => name.split('.').at(-1)!);
  }

  /** @throws pg.DatabaseError when the schema or the seed does not load */
  static async create(sandboxUrl: string, schema: string, seed: string): Promise<WorldDatabase> {
    const id = randomUUID().replaceAll('-', '');
    const name = `${WORLDS}${id}`;
    const admin = await claim(sandboxUrl, WORLDS, id);
    const opened: pg.Client[] = [];
    const open = async (url: string) => {
      const client = await connect(url);
      opened.push(client);
      return client;
    };
    try {
      const password = randomUUID();
      const owner = ownerOf(name);
      // What a candidate wrote never runs as an administrator, its schema neither.
      for (const role of [owner, name]) await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD '${password}' NOSUPERUSER NOCREATEDB NOCREATEROLE CONNECTION LIMIT 40`);
      await admin.query(`CREATE DATABASE ${name} OWNER ${owner}`);
      await admin.query(`REVOKE CONNECT ON DATABASE ${name} FROM PUBLIC`);
      await admin.query(`GRANT CONNECT ON DATABASE ${name} TO ${name}`);
      // The server's own search for deadlocks would end now this backend and now that one: we look ourselves.
      for (const setting of ["deadlock_timeout = '1h'", "statement_timeout = '10s'", "temp_file_limit = '64MB'"]) await admin.query(`ALTER DATABASE ${name} SET ${setting}`);
      const database = withDatabase(sandboxUrl, name);
      const owning = await open(withLogin(database, owner, password));
      const monitor = await open(database);
      // It empties tables in any sequence, whatever refers to what.
      await monitor.query('SET session_replication_role = replica');
      for (const fn of LARGE_OBJECTS) await monitor.query(`REVOKE EXECUTE ON FUNCTION ${fn} FROM PUBLIC`);
      await owning.query(schema);
      const { rows: schemas } = await owning.query<{ name: string }>("SELECT quote_ident(nspname) AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'");
      const all = schemas.map((each) => each.name).join(', ');
      await monitor.query(`GRANT USAGE ON SCHEMA ${all} TO ${name}; GRANT ALL ON ALL TABLES IN SCHEMA ${all} TO ${name}; REVOKE TRIGGER ON ALL TABLES IN SCHEMA ${all} FROM ${name}; GRANT ALL ON ALL SEQUENCES IN SCHEMA ${all} TO ${name}; GRANT EXECUTE ON ALL ROUTINES IN SCHEMA ${all} TO ${name}`);
      const { rows: tables } = await owning.query<{ name: string }>("SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')");
      await owning.query(seed);
      return new WorldDatabase({ admin, monitor, owner: owning, url: database, name, password, seed, tables: tables.map((row) => row.name) });
    } catch (error) {
      await Promise.all(opened.map((client) => client.end()));
      await drop(admin, name);
      throw error;
    }
  }

  /**
   * The rows and the sequences as they were at first, in files that begin anew, so that rows without an ORDER BY come in
   * the same sequence too. TRUNCATE does the same by new files, which costs ten times as much where these are slow to make.
   * Every connection must have been given back.
   */
  async reset(): Promise<void> {
    await this.#monitor.query(this.#empty);
    if (this.#vacuum !== '') await this.#monitor.query(this.#vacuum);
    await this.#owner.query(this.#seed);
  }

  async take(): Promise<Connection> {
    return this.#idle.pop() ?? this.#connect();
  }

  /** Whoever takes them next finds nothing of the session. One with a statement under way is ended. */
  async giveBack(connections: readonly Connection[]): Promise<void> {
    await Promise.all(connections.map(async (connection) => {
      if (connection.busy) return this.end(connection);
      await connection.client.query('ROLLBACK');
      await connection.client.query('DISCARD ALL');
      this.#idle.push(connection);
    }));
  }

  async end(connection: Connection): Promise<void> {
    this.#all.delete(connection);
    await this.#monitor.query('SELECT pg_terminate_backend($1, 2000)', [connection.pid]);
    await connection.client.end().catch(() => {});
  }

  async waits(): Promise<Waits> {
    const { rows } = await this.#monitor.query<{ pid: number; by: number[] }>('SELECT pid, pg_blocking_pids(pid) AS by FROM unnest($1::int[]) AS pid WHERE cardinality(pg_blocking_pids(pid)) > 0', [[...this.#all].filter(({ busy }) => busy).map(({ pid }) => pid)]);
    return new Map(rows.map(({ pid, by }) => [pid, by]));
  }

  /** Until the statement has answered, or waits for a lock. One that takes too long is ended. */
  async run<T>(connection: Connection, query: (client: pg.Client) => Promise<T>): Promise<Ran<T>> {
    connection.busy = true;
    let ended = false;
    const running = query(connection.client).catch((error: unknown) => ({ error: failureOf(error) })).finally(() => {
      ended = true;
      connection.busy = false;
    });
    const until = performance.now() + LONGEST_MS;
    for (await within(running, PATIENCE_MS); !ended; await within(running, PATIENCE_MS)) {
      const waits = await this.waits();
      if (!ended && waits.has(connection.pid)) return { waits, running };
      if (performance.now() > until) await this.cancel(connection);
    }
    return { ended: await running };
  }

  /** Ends the statement that is under way, and with it what its transaction can still do. */
  async cancel({ pid }: Connection): Promise<void> {
    await this.#monitor.query('SELECT pg_cancel_backend($1)', [pid]);
  }

  async drop(): Promise<void> {
    for (const connection of this.#all) await this.end(connection);
    await Promise.all([this.#owner.end(), this.#monitor.end()]);
    await drop(this.#admin, this.#name);
  }

  async #connect(): Promise<Connection> {
    // A role may change its own settings and password, which every login meets.
    await this.#monitor.query(`ALTER ROLE ${this.#name} RESET ALL; ALTER ROLE ${this.#name} IN DATABASE ${this.#name} RESET ALL; ALTER ROLE ${this.#name} PASSWORD '${this.#password}'`);
    const client = await connect(this.#url);
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const connection = { client, pid: rows[0]!.pid, busy: false };
    this.#all.add(connection);
    return connection;
  }
}

/** One statement, for `run`; its answer with every cell as text. */
export const rawAnswer = (text: string, values: (string | null)[]) => async (client: pg.Client): Promise<RawResult> => {
  const { fields, rows, rowCount, command } = last(await client.query<(string | null)[]>({ text, values, rowMode: 'array', types: AS_TEXT }));
  return { fields: fields.map(({ name, dataTypeID }) => ({ name, dataTypeID })), rows, rowCount, command };
};

/** Several statements in one text give several answers; code sees the last, as little as it deserves. */
function last<T>(result: T | T[]): T {
  return Array.isArray(result) ? result.at(-1) as T : result;
}

const ownerOf = (name: string): string => name.replace(WORLDS, 'assay_owner_');

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  // A backend that we end ourselves reports it here too.
  client.on('error', () => {});
  await client.connect();
  return client;
}

async function drop(admin: pg.Client, name: string): Promise<void> {
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.query(`DROP ROLE IF EXISTS ${name}, ${ownerOf(name)}`);
  await admin.end();
}
