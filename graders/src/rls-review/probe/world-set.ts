import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { applyChange, createRoles, dropRoles, fillRows, fillSchema, type World, type WorldRoles } from '@assay/fixtures/database/lay-out-world.ts';
import { quoteIdentifier } from '@assay/fixtures/database/identifiers.ts';
import type { Fixture } from '@assay/fixtures/database/load-fixture.ts';
import type { SqlFile } from '@assay/fixtures/database/sql-file.ts';
import { withDatabase } from '@assay/fixtures/postgres/url.ts';
import { rowsForAbsent } from '@assay/fixtures/database/absent-rows.ts';

/**
 * A world seen from one tenant, the victim: with its rows, without them, or with its alternate's. Its rows are
 * loaded last, onto a stem that all three share, so that everybody else's rows are the same to the last default
 * time and id. `in-order` loads files in the contract's order, for worlds where others refer to the victim's rows.
 */
export type Population = { victim: string; has: 'present' | 'absent' | 'alternate'; loaded: 'last' | 'in-order' };
export type Template = { database: string; from: Date };

/**
 * The databases of one probe. Schema and shared rows are laid out once; each population is a template made from
 * that, with the changes applied after the rows; each run gets a clone, so that counters and plans forget.
 */
export class WorldSet {
  readonly fixture: Fixture;
  readonly changes: readonly SqlFile[];
  readonly roles: WorldRoles;
  readonly #serverUrl: string;
  readonly #admin: pg.Client;
  readonly #id = randomBytes(5).toString('hex');
  readonly #databases = new Set<string>();
  readonly #templates = new Map<string, Promise<Template>>();
  readonly #stems = new Map<string, Promise<string>>();
  #base: Promise<string> | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #count = 0;

  private constructor(serverUrl: string, admin: pg.Client, fixture: Fixture, changes: readonly SqlFile[], roles: WorldRoles) {
    this.#serverUrl = serverUrl;
    this.#admin = admin;
    this.fixture = fixture;
    this.changes = changes;
    this.roles = roles;
  }

  /** @param suffix of the roles' names; empty keeps them, which is right on a server of one's own only */
  static async open(serverUrl: string, fixture: Fixture, changes: readonly SqlFile[], suffix = randomBytes(5).toString('hex')): Promise<WorldSet> {
    const admin = new pg.Client({ connectionString: serverUrl });
    admin.on('error', () => {});
    await admin.connect();
    try {
      return new WorldSet(serverUrl, admin, fixture, changes, await createRoles(serverUrl, fixture.contract, suffix));
    } catch (error) {
      await admin.end();
      throw error;
    }
  }

  /** The server's administrator, for ending statements from outside. */
  get admin(): pg.Client {
    return this.#admin;
  }

  /** `repeat` asks for an independent second build of the same population: the control of every comparison. */
  template(population: Population, repeat = 0): Promise<Template> {
    const key = JSON.stringify([population.victim, population.has, population.loaded, repeat]);
    const known = this.#templates.get(key) ?? this.#build(population);
    this.#templates.set(key, known);
    return known;
  }

  async clone({ database }: Template): Promise<World> {
    const name = await this.#create(database);
    await this.#carrySettings(database, name);
    return this.#world(name);
  }

  urlOf({ database }: Template): string {
    return withDatabase(this.#serverUrl, database);
  }

  async drop(world: World): Promise<void> {
    this.#databases.delete(world.database);
    await this.#admin.query(`DROP DATABASE IF EXISTS ${quoteIdentifier(world.database)} WITH (FORCE)`);
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.#stems.values(), ...this.#templates.values()]);
    for (const database of this.#databases) await this.#admin.query(`DROP DATABASE IF EXISTS ${quoteIdentifier(database)} WITH (FORCE)`);
    await this.#admin.end();
    await dropRoles(this.#serverUrl, this.roles);
  }

  async #build(population: Population): Promise<Template> {
    const from = new Date();
    const stem = await (population.loaded === 'last' ? this.#stemFor(population.victim) : this.#baseFor());
    const database = await this.#create(stem);
    await this.#carrySettings(stem, database);
    const world = this.#world(database);
    const { tenants } = this.fixture;
    const files: SqlFile[] = [];
    for (const [tenant, { rows, alternate }] of Object.entries(tenants)) {
      if (tenant !== population.victim) files.push(...(population.loaded === 'last' ? [] : [rows]));
      else if (population.has === 'present') files.push(rows);
      else if (population.has === 'alternate' && alternate !== null) files.push(alternate);
      else files.push(await rowsForAbsent(rows, this.fixture.contract));
    }
    await fillRows(world, files);
    // One after the other: role attributes and memberships are global, and two writers of one role collide.
    const mine = this.#turn.then(async () => {
      for (const change of this.changes) await applyChange(world, change);
    });
    this.#turn = mine.catch(() => {});
    await mine;
    return { database, from };
  }

  #stemFor(victim: string): Promise<string> {
    const known = this.#stems.get(victim) ?? this.#layOutStem(victim);
    this.#stems.set(victim, known);
    return known;
  }

  async #layOutStem(victim: string): Promise<string> {
    const base = await this.#baseFor();
    const database = await this.#create(base);
    await this.#carrySettings(base, database);
    await fillRows(this.#world(database), Object.entries(this.fixture.tenants).flatMap(([tenant, { rows }]) => (tenant === victim ? [] : [rows])));
    return database;
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
