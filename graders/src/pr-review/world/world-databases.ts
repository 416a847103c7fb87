import { WorldDatabase } from './world-database.ts';

/** Databases of one grade by what they start from: our own versions of the code leave nothing in them that a reset does not undo. */
export class WorldDatabases {
  readonly #sandboxUrl: string;
  readonly #idle = new Map<string, WorldDatabase[]>();

  constructor(sandboxUrl: string) {
    this.#sandboxUrl = sandboxUrl;
  }

  /** @throws pg.DatabaseError when the schema or the seed does not load */
  async take(schema: string, seed: string): Promise<WorldDatabase> {
    return this.#idle.get(keyOf(schema, seed))?.pop() ?? WorldDatabase.create(this.#sandboxUrl, schema, seed);
  }

  give(database: WorldDatabase, schema: string, seed: string): void {
    const key = keyOf(schema, seed);
    this.#idle.set(key, [...this.#idle.get(key) ?? [], database]);
  }

  async drop(): Promise<void> {
    const all = [...this.#idle.values()].flat();
    this.#idle.clear();
    await Promise.all(all.map((database) => database.drop()));
  }
}

const keyOf = (schema: string, seed: string): string => `${schema}\0${seed}`;
