import pg from 'pg';
import type { Answer, ResultSet } from './answer.ts';

const MAX_BYTES = 16 * 1024 * 1024;
const MAX_NOTICES = 200;
const asText = { getTypeParser: () => (value: string) => value } as unknown as pg.CustomTypesConfig;

/** Whoever may end a backend: a superuser's connection or pool. */
export type Administrator = { query(sql: string): Promise<unknown> };
export type SessionOptions = { admin: Administrator; timeoutMs: number; searchPath: string | null; counted: { probes: number } };

/**
 * A connection of a tenant's login. Everything that runs on it may be hostile: limits are enforced from outside
 * (a session can lift its own timeout), answers are read as text, and nothing but the login says who is asking.
 */
export class TenantSession {
  readonly #client: pg.Client;
  readonly #options: SessionOptions;
  #notices: string[] = [];
  #bytes = 0;
  #lost: 'time' | 'size' | null = null;
  pid = 0;
  /** Payloads of NOTIFY that arrived, as `channel: payload`. */
  readonly heard: string[] = [];

  private constructor(client: pg.Client, options: SessionOptions) {
    this.#client = client;
    this.#options = options;
  }

  static async open(url: string, options: SessionOptions): Promise<TenantSession> {
    const client = new pg.Client({ connectionString: url, ...(options.searchPath === null ? {} : { options: `-c search_path=${options.searchPath}` }) });
    const session = new TenantSession(client, options);
    client.on('error', () => {});
    client.on('notice', ({ message, detail }) => {
      if (session.#notices.length < MAX_NOTICES) session.#notices.push(`${message ?? ''}${detail === undefined ? '' : `\n${detail}`}`.slice(0, 4000));
    });
    client.on('notification', ({ channel, payload }) => session.heard.push(`${channel}: ${payload ?? ''}`));
    await client.connect();
    const { connection, processID } = client as unknown as { connection: { stream: NodeJS.ReadableStream & { destroy(): void } }; processID: number };
    session.pid = processID;
    connection.stream.on('data', (chunk: Buffer) => {
      session.#bytes += chunk.length;
      if (session.#bytes > MAX_BYTES && session.#lost === null) {
        session.#lost = 'size';
        connection.stream.destroy();
      }
    });
    return session;
  }

  /** Sends one message (statements separated by `;`) and returns all that came back. Never throws. */
  async ask(sql: string, timeoutMs = this.#options.timeoutMs): Promise<Answer> {
    if (this.#lost !== null) return { results: [], error: null, notices: [], ended: this.#lost };
    this.#notices = [];
    this.#bytes = 0;
    this.#options.counted.probes += 1;
    let late = false;
    const end = (how: string) => void this.#options.admin.query(`SELECT pg_catalog.${how}(${this.pid})`).catch(() => {});
    const cancel = setTimeout(() => { late = true; end('pg_cancel_backend'); }, timeoutMs);
    // A function can catch the cancellation and go on.
    const kill = setTimeout(() => { this.#lost = 'time'; end('pg_terminate_backend'); }, timeoutMs + 500);
    try {
      const answered: unknown = await this.#client.query({ text: sql, rowMode: 'array', types: asText });
      const results = (Array.isArray(answered) ? answered : [answered]) as pg.QueryArrayResult[];
      return { results: results.map(resultSet), error: null, notices: this.#notices, ended: null };
    } catch (error) {
      const ended = this.#lost ?? (late ? 'time' : null);
      const { code = '08000', message, detail = '' } = error as pg.DatabaseError;
      return { results: [], error: { code, message, detail }, notices: this.#notices, ended };
    } finally {
      clearTimeout(cancel);
      clearTimeout(kill);
    }
  }

  async close(): Promise<void> {
    await this.#client.end().catch(() => {});
  }
}

function resultSet({ command, rowCount, fields, rows }: pg.QueryArrayResult): ResultSet {
  return { tag: `${command ?? ''} ${rowCount ?? ''}`.trim(), columns: fields.map(({ name }) => name), rows: rows as (string | null)[][] };
}
