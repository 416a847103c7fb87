import type { Connection, WorldDatabase } from './world-database.ts';

/** Session state that must not reach the next schedule. */
const KEEPS_STATE = /^\s*(?:set\s+(?!local\b|transaction\b)|listen\b|prepare\b|declare\b|create\s+temp)|\bpg_advisory_lock|\bset_config\s*\(/i;

export type Lease = { id: number; pool: string; connection: Connection; lost: boolean; keepsState: boolean };
type PoolState = { idle: Lease[]; open: number };

/** The connection pools of all processes of one world, each with its own limit, on real connections. */
export class Pools {
  readonly #database: WorldDatabase;
  readonly #pools = new Map<string, PoolState>();
  readonly #leases = new Map<number, Lease>();
  #next = 1;

  constructor(database: WorldDatabase) {
    this.#database = database;
  }

  hasRoom(pool: string, max: number): boolean {
    const state = this.#state(pool);
    return state.idle.length > 0 || state.open < max;
  }

  /** Call only where there is room. */
  async lease(pool: string): Promise<Lease> {
    const state = this.#state(pool);
    const idle = state.idle.pop();
    if (idle !== undefined) return idle;
    state.open += 1;
    const lease = { id: this.#next++, pool, connection: await this.#database.take(), lost: false, keepsState: false };
    this.#leases.set(lease.id, lease);
    return lease;
  }

  find(id: number): Lease | undefined {
    return this.#leases.get(id);
  }

  note(lease: Lease, text: string): void {
    lease.keepsState ||= KEEPS_STATE.test(text);
  }

  async release(lease: Lease, broken: boolean): Promise<void> {
    const state = this.#state(lease.pool);
    if (!broken && !lease.lost) return void state.idle.push(lease);
    state.open -= 1;
    this.#leases.delete(lease.id);
    await this.#database.giveBack(lease.connection, lease.keepsState);
  }

  /** Ends those whose session must not be used by another schedule; the rest goes back by the database's reset. */
  async end(): Promise<void> {
    for (const lease of this.#leases.values()) if (lease.keepsState) await this.#database.giveBack(lease.connection, true);
  }

  #state(pool: string): PoolState {
    const known = this.#pools.get(pool) ?? { idle: [], open: 0 };
    this.#pools.set(pool, known);
    return known;
  }
}
