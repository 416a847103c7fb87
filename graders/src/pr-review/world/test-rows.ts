import type { Connection, WorldDatabase } from './world-database.ts';

/** What a test reads and writes besides the code under test, on a connection of its own. */
export class TestRows {
  readonly #database: WorldDatabase;
  #connection: Connection | null = null;

  constructor(database: WorldDatabase) {
    this.#database = database;
  }

  /** The rows, or the message of what went wrong. */
  async query(text: string, values: (string | null)[]): Promise<{ value: unknown[] } | { error: string }> {
    const connection = this.#connection ??= await this.#database.take();
    const ran = await this.#database.run(connection, async (client) => (await client.query<Record<string, unknown>>(text, values)).rows);
    if ('ended' in ran) return 'error' in ran.ended ? { error: ran.ended.error['message'] ?? '' } : { value: ran.ended };
    // Nothing else moves while a test reads: who holds the lock cannot let go.
    await this.#database.cancel(connection);
    await ran.running;
    return { error: 'The statement waits for a lock that the code under test holds.' };
  }

  async end(): Promise<void> {
    if (this.#connection !== null) await this.#database.giveBack([this.#connection]);
  }
}
