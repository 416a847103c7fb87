import { RunnerChild } from './runner-child.ts';

/** Children that are started ahead, so that a session does not wait for one. Each serves one session and is never put back. */
export class RunnerPool {
  readonly #size: number;
  readonly #reads: string[];
  readonly #bubblewrap: string | null;
  readonly #given = new Set<RunnerChild>();
  #idle: RunnerChild[] = [];
  #closed = false;

  /** `reads` is what the jobs' compute module needs; jobs with other needs get a child of their own. */
  constructor(size: number, { reads = [], bubblewrap = null }: { reads?: string[]; bubblewrap?: string | null } = {}) {
    this.#size = size;
    this.#reads = reads;
    this.#bubblewrap = bubblewrap;
    this.#fill();
  }

  /** The children that wait for a session. */
  get idle(): readonly RunnerChild[] { return this.#idle; }

  take(reads: string[]): RunnerChild {
    if (this.#closed) throw new Error('the pool of runners is closed');
    const matching = reads.join('\0') === this.#reads.join('\0');
    const child = (matching ? this.#living().shift() : undefined) ?? new RunnerChild(reads, this.#bubblewrap);
    this.#fill();
    for (const given of this.#given) if (!given.alive) this.#given.delete(given);
    this.#given.add(child);
    return child;
  }

  /** Ends every child, idle or in use, and resolves when their processes are gone. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#idle.splice(0), ...this.#given].map((child) => child.stop()));
    this.#given.clear();
  }

  #living(): RunnerChild[] {
    return this.#idle = this.#idle.filter((child) => child.alive);
  }

  #fill(): void {
    while (this.#living().length < this.#size) this.#idle.push(new RunnerChild(this.#reads, this.#bubblewrap));
  }
}
