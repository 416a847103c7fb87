import type { Database } from '../db/database.ts';
import { hashOf } from '../http/candidate-cookie.ts';
import { selectOptionalBrowser, type Browser } from './people.queries.ts';

const REMEMBERED = 10_000;

/**
 * Whose cookie this is. A browser's key is never changed or taken back, so what was found once stays true and need
 * not be asked again with every request; only hashes are kept in memory.
 */
export class KnownBrowsers {
  readonly #database: Database;
  readonly #found = new Map<string, Browser>();

  constructor(database: Database) {
    this.#database = database;
  }

  async find(secret: string): Promise<Browser | null> {
    const hash = hashOf(secret);
    const known = this.#found.get(hash) ?? await selectOptionalBrowser(this.#database, hash);
    if (known === null) return null;
    this.#found.delete(hash); // to the end: the one not seen for longest goes first
    this.#found.set(hash, known);
    for (const oldest of this.#found.keys()) {
      if (this.#found.size <= REMEMBERED) break;
      this.#found.delete(oldest);
    }
    return known;
  }
}
