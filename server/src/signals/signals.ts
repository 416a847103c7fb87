import { createHmac } from 'node:crypto';
import pg from 'pg';
import { z } from 'zod';
import { loadSql } from '../db/load-sql.ts';
import type { Db } from '../db/database.ts';

const sql = loadSql(import.meta.filename, 'notify');
const RECONNECT_MS = 500;

/** `viewer`: who reads a stream, as the audit log names an actor; told when he is let in no more. */
export type Topic = { attempt: string } | { draft: string } | { organization: string } | { viewer: string };
type Listener = (payload: unknown) => void;

/**
 * News between processes by LISTEN/NOTIFY. Anybody who can run SQL can listen to a channel whose name he knows, so
 * each topic's channel is a keyed hash that only the servers can compute.
 */
export class Signals {
  readonly #url: string;
  readonly #secret: string;
  readonly #listeners = new Map<string, Set<Listener>>();
  #client: Promise<pg.Client> | null = null;
  #closed = false;

  constructor(url: string, secret: string) {
    this.#url = url;
    this.#secret = secret;
  }

  /** Tells when the transaction commits. Payloads are small JSON: Postgres refuses 8000 bytes. */
  async send(db: Db, topic: Topic, payload: unknown): Promise<void> {
    await db.one(sql.notify, { channel: this.#channel(topic), payload: JSON.stringify(payload) }, z.unknown());
  }

  /** Calls `listener` for each payload until the returned function is called. */
  async listen(topic: Topic, listener: Listener): Promise<() => Promise<void>> {
    const channel = this.#channel(topic);
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(listener));
    const client = await this.#connection();
    await client.query(`LISTEN ${channel}`);
    return async () => {
      listeners.delete(listener);
      if (listeners.size > 0 || this.#listeners.get(channel) !== listeners) return;
      this.#listeners.delete(channel);
      if (this.#closed) return;
      await (await this.#connection()).query(`UNLISTEN ${channel}`).catch((error: unknown) => {
        // A connection that ends meanwhile listens to nothing any more.
        if (!this.#closed) throw error;
      });
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    await (await this.#client?.catch(() => undefined))?.end();
  }

  #connection(): Promise<pg.Client> {
    this.#client ??= this.#connect().catch((error: unknown) => {
      this.#client = null;
      throw error;
    });
    return this.#client;
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.#url, application_name: 'assay-signals', keepAlive: true });
    client.on('notification', ({ channel, payload }) => {
      for (const listener of this.#listeners.get(channel) ?? []) listener(JSON.parse(payload ?? 'null'));
    });
    client.on('error', () => {});
    client.on('end', () => {
      this.#client = null;
      if (!this.#closed && this.#listeners.size > 0) this.#reconnect();
    });
    await client.connect();
    for (const channel of this.#listeners.keys()) await client.query(`LISTEN ${channel}`);
    return client;
  }

  /** What was told meanwhile is lost; `null` makes every listener look for itself. */
  #reconnect(): void {
    setTimeout(() => {
      if (this.#closed) return;
      this.#connection().then(() => {
        for (const listeners of this.#listeners.values()) for (const listener of listeners) listener(null);
      }, () => this.#reconnect());
    }, RECONNECT_MS).unref();
  }

  #channel(topic: Topic): string {
    return `a_${createHmac('sha256', this.#secret).update(JSON.stringify(topic)).digest('hex').slice(0, 40)}`;
  }
}
