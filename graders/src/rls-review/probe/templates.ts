import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { rowsForAbsent } from '@assay/fixtures/database/absent-rows.ts';
import { copyDatabase } from '@assay/fixtures/database/copy-database.ts';
import { quoteIdentifier } from '@assay/fixtures/database/identifiers.ts';
import { createRoles, dropRoles, fillRows, fillSchema, type World, type WorldRoles } from '@assay/fixtures/database/lay-out-world.ts';
import type { Fixture } from '@assay/fixtures/database/load-fixture.ts';
import type { SqlFile } from '@assay/fixtures/database/sql-file.ts';
import { withDatabase } from '@assay/fixtures/postgres/url.ts';
import { claim } from '../../abandoned-databases.ts';
import { rolesFingerprint } from './roles-fingerprint.ts';

/** How databases of probes are called at first. */
export const PROBES = 'assay_probe_';
/** The name of a database of a probe; `id` also ends the names of its roles. */
export const probeDatabase = (id: string, number: number): string => `${PROBES}${id}_${number}`;

/**
 * Two worlds that differ by one tenant, the victim: with its rows, and without them or with its alternate's. Its
 * rows are loaded last, onto everybody else's, so that those are the same to the last default time and id.
 * `in-order` loads files in the contract's order, for worlds where others refer to the victim's rows.
 */
export type Population = { victim: string; lacks: 'absent' | 'alternate'; loaded: 'last' | 'in-order' };
/** Names of two filled databases and when they began to be filled. */
export type TemplatePair = { full: string; without: string; from: Date };

/**
 * A fixture laid out on a server under roles of its own, in databases from which worlds are cloned. Each is filled
 * when it is first asked for, in as many builds as are asked for: what differs between two builds is chance.
 * The roles are shared by all of them, so one probe at a time may work with it.
 */
export class Templates {
  readonly fixture: Fixture;
  readonly roles: WorldRoles;
  /** The server's administrator. */
  readonly admin: pg.Pool;
  readonly #serverUrl: string;
  readonly #id: string;
  readonly #claim: pg.Client;
  readonly #filled = new Map<string, Promise<unknown>>();
  readonly #databases = new Set<string>();
  #untouched: string | null = null;
  #count = 0;

  private constructor(serverUrl: string, admin: pg.Pool, fixture: Fixture, roles: WorldRoles, id: string, claim: pg.Client) {
    this.#id = id;
    this.#claim = claim;
    this.#serverUrl = serverUrl;
    this.admin = admin;
    this.fixture = fixture;
    this.roles = roles;
  }

  /** @param keepRoleNames right on a server of one's own only */
  static async open(serverUrl: string, fixture: Fixture, keepRoleNames = false): Promise<Templates> {
    const id = randomBytes(5).toString('hex');
    // More than one connection: ending a statement from outside must not wait for a database to be made.
    const admin = new pg.Pool({ connectionString: serverUrl, max: 4 });
    admin.on('error', () => {});
    const mine = await claim(serverUrl, PROBES, id);
    try {
      return new Templates(serverUrl, admin, fixture, await createRoles(serverUrl, fixture.contract, keepRoleNames ? '' : id), id, mine);
    } catch (error) {
      await admin.end();
      await mine.end();
      throw error;
    }
  }

  /** Schema and shared rows. */
  base(): Promise<string> {
    return this.#once('base', async () => {
      const database = await this.create('template0');
      await fillSchema(this.world(database));
      this.#untouched = await rolesFingerprint(this.admin, this.roles.names);
      return database;
    });
  }

  /** Schema, shared rows and all tenants. */
  all(): Promise<string> {
    return this.#once('all', async () => {
      const database = await this.#copyOf(await this.base());
      await fillRows(this.world(database), Object.values(this.fixture.tenants).map(({ rows }) => rows));
      return database;
    });
  }

  /** A full world and the one without the victim, in the build asked for. */
  pair({ victim, lacks, loaded }: Population, build: number): Promise<TemplatePair> {
    return this.#once(`${victim} ${lacks} ${loaded} ${build}`, async () => {
      const from = new Date();
      const { rows, alternate } = this.fixture.tenants[victim] ?? { rows: null, alternate: null };
      if (rows === null) throw new Error(`The fixture has no tenant ${victim}.`);
      const theirs = lacks === 'alternate' && alternate !== null ? alternate : await rowsForAbsent(rows, this.fixture.contract);
      const fill = (database: string, files: SqlFile[]) => fillRows(this.world(database), files);
      const without = await this.#copyOf(await this.base());
      if (loaded === 'in-order') {
        const full = await this.#copyOf(await this.base());
        const files = (own: SqlFile) => Object.entries(this.fixture.tenants).map(([tenant, other]) => (tenant === victim ? own : other.rows));
        await Promise.all([fill(without, files(theirs)), fill(full, files(rows))]);
        return { full, without, from };
      }
      await fill(without, Object.entries(this.fixture.tenants).flatMap(([tenant, other]) => (tenant === victim ? [] : [other.rows])));
      const full = await this.#copyOf(without);
      await Promise.all([fill(full, [rows]), fill(without, [theirs])]);
      return { full, without, from };
    });
  }

  /** Something worked out from the templates that the next probe needs again. */
  remember<T>(what: string, workOut: () => Promise<T>): Promise<T> {
    return this.#once(`remembered ${what}`, workOut);
  }

  world(database: string): World {
    return { fixture: this.fixture, database, url: withDatabase(this.#serverUrl, database), roles: this.roles };
  }

  /** A new database only the roles may enter. */
  async create(template: string): Promise<string> {
    const database = probeDatabase(this.#id, this.#count += 1);
    const members = this.roles.names.roles.map((role) => quoteIdentifier(this.roles.names.actual(role))).join(', ');
    this.#databases.add(database);
    await copyDatabase(this.admin, database, template);
    await this.admin.query(`REVOKE ALL ON DATABASE ${quoteIdentifier(database)} FROM PUBLIC; GRANT CONNECT, TEMPORARY ON DATABASE ${quoteIdentifier(database)} TO ${members}`);
    return database;
  }

  async drop(database: string): Promise<void> {
    this.#databases.delete(database);
    await this.admin.query(`DROP DATABASE IF EXISTS ${quoteIdentifier(database)} WITH (FORCE)`);
  }

  /** Whether the roles are as the schema left them: changes that a probe applied may have altered them for good. */
  async untouched(): Promise<boolean> {
    return this.#untouched !== null && this.#untouched === await rolesFingerprint(this.admin, this.roles.names);
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#filled.values());
    for (const database of this.#databases) await this.drop(database);
    await this.admin.end();
    await dropRoles(this.#serverUrl, this.roles);
    await this.#claim.end();
  }

  async #copyOf(template: string): Promise<string> {
    const database = await this.create(template);
    await this.carrySettings(template, database);
    return database;
  }

  /** Settings of a role in one database (`ALTER ROLE … IN DATABASE`) stay behind when the database is cloned. */
  async carrySettings(from: string, to: string): Promise<void> {
    const { rows } = await this.admin.query<{ role: string | null; name: string; value: string }>(`
      SELECT r.rolname AS role, split_part(s, '=', 1) AS name, substr(s, strpos(s, '=') + 1) AS value
      FROM pg_catalog.pg_db_role_setting d LEFT JOIN pg_catalog.pg_roles r ON r.oid = d.setrole, unnest(d.setconfig) s
      WHERE d.setdatabase = (SELECT oid FROM pg_catalog.pg_database WHERE datname = $1)`, [from]);
    for (const { role, name, value } of rows) {
      const whose = role === null ? `DATABASE ${quoteIdentifier(to)}` : `ROLE ${quoteIdentifier(role)} IN DATABASE ${quoteIdentifier(to)}`;
      await this.admin.query(`ALTER ${whose} SET ${quoteIdentifier(name)} = ${pg.escapeLiteral(value)}`);
    }
  }

  #once<T>(key: string, work: () => Promise<T>): Promise<T> {
    const known = this.#filled.get(key) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const fresh = work();
    this.#filled.set(key, fresh);
    fresh.catch(() => this.#filled.delete(key)); // asked again, it is tried again
    return fresh;
  }
}

/** What of a fixture decides how its worlds are laid out: the same key, the same templates. */
export function layoutKey({ contract, schema, shared, tenants }: Fixture): string {
  const hash = createHash('sha256').update(JSON.stringify(contract));
  for (const file of [schema, ...(shared === null ? [] : [shared]), ...Object.values(tenants).flatMap(({ rows, alternate }) => [rows, ...(alternate === null ? [] : [alternate])])]) hash.update(`${file.as}\0${file.text}\0`);
  return hash.digest('hex');
}
