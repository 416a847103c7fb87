import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { applyChange, createRoles, dropRoles, fillRows, fillSchema, type World, type WorldRoles } from '@assay/fixtures/database/lay-out-world.ts';
import { quoteIdentifier } from '@assay/fixtures/database/identifiers.ts';
import type { Fixture } from '@assay/fixtures/database/load-fixture.ts';
import type { SqlFile } from '@assay/fixtures/database/sql-file.ts';
import { withDatabase } from '@assay/fixtures/postgres/url.ts';
import { rowsForAbsent } from '@assay/fixtures/database/absent-rows.ts';

/**
 * Two worlds that differ by one tenant, the victim: with its rows, and without them or with its alternate's. Its
 * rows are loaded last, onto everybody else's, so that those are the same to the last default time and id.
 * `in-order` loads files in the contract's order, for worlds where others refer to the victim's rows.
 */
export type Population = { victim: string; lacks: 'absent' | 'alternate'; loaded: 'last' | 'in-order' };
export type Pair = { full: World; without: World; from: Date };

/**
 * The databases of one probe. Schema and shared rows are laid out once and cloned; the changes are applied after
 * the rows. Roles are shared by all of them.
 */
export class WorldSet {
  readonly fixture: Fixture;
  readonly changes: readonly SqlFile[];
  readonly roles: WorldRoles;
  readonly #serverUrl: string;
  readonly #admin: pg.Pool;
  readonly #id = randomBytes(5).toString('hex');
  readonly #databases = new Set<string>();
  #base: Promise<string> | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #count = 0;

  private constructor(serverUrl: string, admin: pg.Pool, fixture: Fixture, changes: readonly SqlFile[], roles: WorldRoles) {
    this.#serverUrl = serverUrl;
    this.#admin = admin;
    this.fixture = fixture;
    this.changes = changes;
    this.roles = roles;
  }

  /** @param suffix of the roles' names; empty keeps them, which is right on a server of one's own only */
  static async open(serverUrl: string, fixture: Fixture, changes: readonly SqlFile[], suffix = randomBytes(5).toString('hex')): Promise<WorldSet> {
    // More than one connection: ending a statement from outside must not wait for a database to be made.
    const admin = new pg.Pool({ connectionString: serverUrl, max: 4 });
    admin.on('error', () => {});
    try {
      return new WorldSet(serverUrl, admin, fixture, changes, await createRoles(serverUrl, fixture.contract, suffix));
    } catch (error) {
      await admin.end();
      throw error;
    }
  }

  /** The server's administrator, for ending statements from outside. */
  get admin(): pg.Pool {
    return this.#admin;
  }

  /** Lays out a full world and the one without the victim; asked twice, it builds both anew. */
  async pair({ victim, lacks, loaded }: Population): Promise<Pair> {
    const from = new Date();
    const { rows, alternate } = this.fixture.tenants[victim] ?? { rows: null, alternate: null };
    if (rows === null) throw new Error(`The fixture has no tenant ${victim}.`);
    const theirs = lacks === 'alternate' && alternate !== null ? alternate : await rowsForAbsent(rows, this.fixture.contract);
    const base = await this.#baseFor();
    const without = await this.#clone(base);
    if (loaded === 'in-order') {
      const full = await this.#clone(base);
      const files = (own: SqlFile) => Object.entries(this.fixture.tenants).map(([tenant, other]) => (tenant === victim ? own : other.rows));
      await fillRows(without, files(theirs));
      await fillRows(full, files(rows));
      await this.change(without);
      await this.change(full);
      return { full, without, from };
    }
    await fillRows(without, Object.entries(this.fixture.tenants).flatMap(([tenant, other]) => (tenant === victim ? [] : [other.rows])));
    const full = await this.#clone(without.database);
    await fillRows(full, [rows]);
    await fillRows(without, [theirs]);
    await this.change(full);
    await this.change(without);
    return { full, without, from };
  }

  /** One full world alone. */
  async alone(): Promise<World> {
    const world = await this.empty();
    await fillRows(world, Object.values(this.fixture.tenants).map(({ rows }) => rows));
    await this.change(world);
    return world;
  }

  /** Schema and shared rows, without tenants and changes. */
  async empty(): Promise<World> {
    return this.#clone(await this.#baseFor());
  }

  async drop(world: World): Promise<void> {
    this.#databases.delete(world.database);
    await this.#admin.query(`DROP DATABASE IF EXISTS ${quoteIdentifier(world.database)} WITH (FORCE)`);
  }

  async close(): Promise<void> {
    for (const database of this.#databases) await this.#admin.query(`DROP DATABASE IF EXISTS ${quoteIdentifier(database)} WITH (FORCE)`);
    await this.#admin.end();
    await dropRoles(this.#serverUrl, this.roles);
  }

  async change(world: World): Promise<void> {
    // One after the other: role attributes and memberships are global, and two writers of one role collide.
    const mine = this.#turn.then(async () => {
      for (const change of this.changes) await applyChange(world, change);
    });
    this.#turn = mine.catch(() => {});
    await mine;
  }

  async #clone(database: string): Promise<World> {
    const name = await this.#create(database);
    await this.#carrySettings(database, name);
    return this.#world(name);
  }

  #baseFor(): Promise<string> {
    this.#base ??= this.#layOutBase();
    return this.#base;
  }

  async #layOutBase(): Promise<string> {
    const database = await this.#create('template0');
    await fillSchema(this.#world(database));
    return database;
  }

  async #create(template: string): Promise<string> {
    const database = `assay_probe_${this.#id}_${this.#count += 1}`;
    const members = this.roles.names.roles.map((role) => quoteIdentifier(this.roles.names.actual(role))).join(', ');
    this.#databases.add(database);
    await this.#admin.query(`CREATE DATABASE ${quoteIdentifier(database)} TEMPLATE ${quoteIdentifier(template)}`);
    await this.#admin.query(`REVOKE ALL ON DATABASE ${quoteIdentifier(database)} FROM PUBLIC; GRANT CONNECT, TEMPORARY ON DATABASE ${quoteIdentifier(database)} TO ${members}`);
    return database;
  }

  /** Settings of a role in one database (`ALTER ROLE … IN DATABASE`) stay behind when the database is cloned. */
  async #carrySettings(from: string, to: string): Promise<void> {
    const { rows } = await this.#admin.query<{ role: string | null; name: string; value: string }>(`
      SELECT r.rolname AS role, split_part(s, '=', 1) AS name, substr(s, strpos(s, '=') + 1) AS value
      FROM pg_catalog.pg_db_role_setting d LEFT JOIN pg_catalog.pg_roles r ON r.oid = d.setrole, unnest(d.setconfig) s
      WHERE d.setdatabase = (SELECT oid FROM pg_catalog.pg_database WHERE datname = $1)`, [from]);
    for (const { role, name, value } of rows) {
      const whose = role === null ? `DATABASE ${quoteIdentifier(to)}` : `ROLE ${quoteIdentifier(role)} IN DATABASE ${quoteIdentifier(to)}`;
      await this.#admin.query(`ALTER ${whose} SET ${quoteIdentifier(name)} = ${pg.escapeLiteral(value)}`);
    }
  }

  #world(database: string): World {
    return { fixture: this.fixture, database, url: withDatabase(this.#serverUrl, database), roles: this.roles };
  }
}
