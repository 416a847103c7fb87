import { prepareChild, type ChildKind, type PreparedChild } from './prepared-child.ts';
import type { EngineName } from './sandbox-types.ts';

/** Kinds of children kept warm. */
const MOST_KINDS = 4;

/** Keeps children ready, so that a run does not wait for Node to start. A child serves one run and is never put back. */
export class ChildPool {
  readonly #engine: EngineName;
  readonly #ready: number;
  readonly #kinds = new Map<string, Promise<PreparedChild>[]>();
  #closed = false;

  constructor(engine: EngineName, ready: number) {
    this.#engine = engine;
    this.#ready = ready;
  }

  /** @throws Error when no child starts */
  async take(kind: ChildKind): Promise<PreparedChild> {
    if (this.#closed) throw new Error('The sandbox was closed.');
    const key = JSON.stringify(kind);
    const waiting = this.#kinds.get(key) ?? [];
    this.#kinds.delete(key);
    this.#kinds.set(key, waiting);
    const taken = await (waiting.shift() ?? this.#prepare(kind));
    // A warm one may have been ended by somebody while it waited.
    const prepared = taken.child.alive ? taken : await this.#prepare(kind);
    if (this.#closed) {
      await prepared.child.kill('the sandbox was closed');
      throw new Error('The sandbox was closed.');
    }
    this.#refill(kind, waiting);
    return prepared;
  }

  async close(): Promise<void> {
    this.#closed = true;
    const all = [...this.#kinds.values()].flat();
    this.#kinds.clear();
    await Promise.all(all.map(discard));
  }

  #prepare(kind: ChildKind): Promise<PreparedChild> {
    return prepareChild(this.#engine, kind);
  }

  #refill(kind: ChildKind, waiting: Promise<PreparedChild>[]): void {
    while (waiting.length < this.#ready) {
      const fresh = this.#prepare(kind);
      // Whoever takes it hears of the failure; until then it is nobody's.
      fresh.catch(() => {});
      waiting.push(fresh);
    }
    const [oldest] = this.#kinds.keys();
    if (this.#kinds.size <= MOST_KINDS || oldest === undefined) return;
    const dropped = this.#kinds.get(oldest) ?? [];
    this.#kinds.delete(oldest);
    for (const child of dropped) void discard(child);
  }
}

async function discard(prepared: Promise<PreparedChild>): Promise<void> {
  const ready = await prepared.catch(() => null);
  await ready?.child.kill('it was not needed');
}
