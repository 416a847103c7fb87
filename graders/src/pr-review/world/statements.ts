import type { Constants } from './constants.ts';
import type { Fakes } from './fakes.ts';
import type { Lease, Pools } from './pools.ts';
import { isSilent } from './statement-kind.ts';
import type { Turns } from './turns.ts';
import { said, withValues } from './wording.ts';
import { rawAnswer, type Waits, type WorldDatabase } from './world-database.ts';

export type Statement = { text: string; values: (string | null)[] };
type Answer = (result: unknown) => Promise<void>;
type Blocked = { lease: Lease; task: number | null; deliver(result: unknown): Promise<void>; running: Promise<unknown> };

const DEADLOCK = { message: 'deadlock detected', code: '40P01', detail: 'Two or more transactions wait for locks of each other.' };

/** Statements on the real connections of one world. One that waits for a lock stands aside until the lock is let go. */
export class Statements {
  readonly #database: WorldDatabase;
  readonly #pools: Pools;
  readonly #turns: Turns;
  readonly #fakes: Fakes;
  readonly #constants: Constants;
  #blocked: Blocked[] = [];

  constructor(parts: { database: WorldDatabase; pools: Pools; turns: Turns; fakes: Fakes; constants: Constants }) {
    this.#database = parts.database;
    this.#pools = parts.pools;
    this.#turns = parts.turns;
    this.#fakes = parts.fakes;
    this.#constants = parts.constants;
  }

  isSilent(text: string): boolean {
    return isSilent(text) || this.#constants.isConstantRead(text);
  }

  /** Runs one on a client that was leased, or on one of a pool that has room. */
  async run(statement: Statement, on: { client: number } | { pool: string }, answer: Answer): Promise<void> {
    const lease = 'client' in on ? this.#pools.find(on.client) : await this.#pools.lease(on.pool);
    if (lease === undefined || lease.lost) return answer({ error: { message: 'Client has encountered a connection error and is not queryable' } });
    const { text, values } = statement;
    const { task } = this.#turns;
    if (this.#turns.interleaving) this.#constants.note(text);
    const fault = this.#fakes.faultFor(text);
    const gone = () => this.#lose(lease, text, answer);
    const letGo = async () => { if ('pool' in on) await this.#pools.release(lease, false); };
    if (fault !== null && !fault.after) return gone().then(letGo);
    await this.#execute(lease, statement, async (result) => {
      if (fault !== null) return gone().then(letGo);
      await letGo();
      if (this.#turns.interleaving && !isSilent(text)) this.#turns.say(`${withValues(flat(text), values)} → ${said(result)}`, task);
      await answer(result);
    });
  }

  /** Delivers the answer of one whose lock was let go; false when all still wait. */
  async wake(): Promise<boolean> {
    if (this.#blocked.length === 0) return false;
    const waits = await this.#database.waits();
    const free = this.#blocked.find(({ lease }) => !waits.has(lease.connection.pid));
    if (free === undefined) return false;
    await this.#end(free, await free.running);
    return true;
  }

  /** The first that waits gets to know that its lock is never let go; false when none waits. */
  async giveUp(): Promise<boolean> {
    const [first] = this.#blocked;
    if (first === undefined) return false;
    await this.#end(first, { error: { message: 'The statement waits for a lock that nobody lets go.' } });
    return true;
  }

  async #end(blocked: Blocked, result: unknown): Promise<void> {
    this.#blocked = this.#blocked.filter((each) => each !== blocked);
    this.#turns.task = blocked.task;
    await blocked.deliver(result);
  }

  async #execute(lease: Lease, { text, values }: Statement, deliver: (result: unknown) => Promise<void>): Promise<void> {
    const { task } = this.#turns;
    const ran = await this.#database.run(lease.connection, rawAnswer(text, values));
    if ('ended' in ran) return deliver(ran.ended);
    if (waitsForItself(lease.connection.pid, ran.waits)) {
      await this.#database.cancel(lease.connection);
      await ran.running;
      return deliver({ error: DEADLOCK });
    }
    this.#turns.say(`${flat(text)}  BLOCKED`, task);
    this.#blocked.push({ lease, task, deliver, running: ran.running });
  }

  /** The connection is gone: its transaction is undone, and nothing can be asked on it any more. */
  async #lose(lease: Lease, text: string, answer: Answer): Promise<void> {
    await lease.connection.client.query('ROLLBACK');
    lease.lost = true;
    this.#turns.say(`${flat(text)} → the connection is lost`);
    await answer({ error: { message: 'Connection terminated unexpectedly' } });
  }
}

/**
 * Whether this backend closes a circle of waits. The server itself would look after `deadlock_timeout` and end whichever
 * backend looks first; here it is always the last to wait, so that an order can be run again.
 */
function waitsForItself(pid: number, waits: Waits): boolean {
  const seen = new Set<number>();
  const next = [...waits.get(pid) ?? []];
  for (let other = next.pop(); other !== undefined; other = next.pop()) {
    if (other === pid) return true;
    if (seen.has(other)) continue;
    seen.add(other);
    next.push(...waits.get(other) ?? []);
  }
  return false;
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
