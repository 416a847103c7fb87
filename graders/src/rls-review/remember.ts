/** Remembers what was worked out for a key, for this process; the oldest goes when there are too many. Failures are forgotten. */
export class Remembered<T> {
  readonly #known = new Map<string, Promise<T>>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string, workOut: () => Promise<T>): Promise<T> {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const fresh = workOut();
    this.#known.set(key, fresh);
    fresh.catch(() => this.#known.delete(key));
    const [oldest] = this.#known.keys();
    if (this.#known.size > this.#most && oldest !== undefined) this.#known.delete(oldest);
    return fresh;
  }
}
