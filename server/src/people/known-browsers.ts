import type { Database } from '../db/database.ts';
import { hashOf } from '../http/candidate-cookie.ts';
import { selectOptionalBrowser, type Browser } from './people.queries.ts';

const REMEMBERED = 10_000;
const TRUE_FOR_MS = 60_000;

/**
 * Whose cookie this is. A browser's key is never changed, and taken back only when its session is erased, so what was
 * found need not be asked again with every request; only hashes are kept in memory.
 */
export class KnownBrowsers {
  readonly #database: Database;
  readonly #found = new Map<string, { browser: Browser; until: number }>();

  constructor(database: Database) {
    this.#database = database;
  }

  async find(secret: string): Promise<Browser | null> {
    const hash = hashOf(secret);
    const known = this.#found.get(hash);
    const fresh = known !== undefined && known.until > Date.now();
    const browser = fresh ? known.browser : await selectOptionalBrowser(this.#database, hash);
    this.#found.delete(hash); // to the end: the one not seen for longest goes first
    if (browser === null) return null;
    this.#found.set(hash, fresh ? known : { browser, until: Date.now() + TRUE_FOR_MS });
    for (const oldest of this.#found.keys()) {
      if (this.#found.size <= REMEMBERED) break;
      this.#found.delete(oldest);
    }
    return browser;
  }
}
