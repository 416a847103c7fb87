import type { Files } from './code-version.ts';
import { dropAbandoned } from '../../abandoned-databases.ts';
import { WorldDatabase, WORLDS } from './world-database.ts';

/** Databases of one grade by what they start from. Versions that come after one another share one, reset before each order. */
export class WorldDatabases {
  readonly #sandboxUrl: string;
  readonly #made = new Map<string, WorldDatabase>();

  constructor(sandboxUrl: string) {
    this.#sandboxUrl = sandboxUrl;
  }

  /** Null for code without a schema. @throws pg.DatabaseError when the schema or the seed does not load */
  async of(files: Files): Promise<WorldDatabase | null> {
    const schema = files['db/schema.sql'];
    if (schema === undefined) return null;
    const seed = files['db/seed.sql'] ?? '';
    const key = `${schema}\0${seed}`;
    if (this.#made.size === 0) await dropAbandoned(this.#sandboxUrl, WORLDS);
    const database = this.#made.get(key) ?? await WorldDatabase.create(this.#sandboxUrl, schema, seed);
    this.#made.set(key, database);
    return database;
  }

  async drop(): Promise<void> {
    const all = [...this.#made.values()];
    this.#made.clear();
    await Promise.all(all.map((database) => database.drop()));
  }
}
