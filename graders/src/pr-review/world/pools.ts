import type { Connection, WorldDatabase } from './world-database.ts';

export type Lease = { id: number; pool: string; connection: Connection; lost: boolean };
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
    const lease = { id: this.#next++, pool, connection: await this.#database.take(), lost: false };
    this.#leases.set(lease.id, lease);
    return lease;
  }

  find(id: number): Lease | undefined {
    return this.#leases.get(id);
  }

  /** As `release`, by number; one that is unknown was released for good before. */
  async giveBack(id: number, broken: boolean): Promise<void> {
    const lease = this.#leases.get(id);
    if (lease !== undefined) await this.release(lease, broken);
  }

  async release(lease: Lease, broken: boolean): Promise<void> {
    const state = this.#state(lease.pool);
    if (!broken && !lease.lost) return void state.idle.push(lease);
    state.open -= 1;
    this.#leases.delete(lease.id);
    await this.#database.end(lease.connection);
  }

  /** Gives all back. */
  async end(): Promise<void> {
    const connections = [...this.#leases.values()].map(({ connection }) => connection);
    this.#leases.clear();
    await this.#database.giveBack(connections);
  }

  #state(pool: string): PoolState {
    const known = this.#pools.get(pool) ?? { idle: [], open: 0 };
    this.#pools.set(pool, known);
    return known;
  }
}
