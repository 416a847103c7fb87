/** Remembers what was worked out for a key, for this process; the oldest goes when there are too many. Failures are forgotten, and what is not `worth` keeping. */
export class Remembered<T> {
  readonly #known = new Map<string, Promise<T>>();
  readonly #most: number;

  readonly #worth: (value: T) => boolean;

  constructor(most: number, worth: (value: T) => boolean = () => true) {
    this.#most = most;
    this.#worth = worth;
  }

  get(key: string, workOut: () => Promise<T>): Promise<T> {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const fresh = workOut();
    this.#known.set(key, fresh);
    fresh.then((value) => this.#worth(value) || this.#known.delete(key), () => this.#known.delete(key));
    const [oldest] = this.#known.keys();
    if (this.#known.size > this.#most && oldest !== undefined) this.#known.delete(oldest);
    return fresh;
  }
}
