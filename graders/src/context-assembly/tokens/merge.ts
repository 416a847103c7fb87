/** Ranks of byte pairs, by the bytes of a token as a string of characters 0–255. */
export type Ranks = ReadonlyMap<string, number>;

/**
 * Number of tokens of one piece by byte-pair encoding: the pair of lowest rank is merged first, the leftmost of equal
 * ones, until none is left. With a heap over linked parts this takes n log n steps; the usual scan takes n², which
 * lets one long word stop a service.
 * @param bytes the piece's UTF-8 bytes as characters 0–255
 */
export function countMerged(bytes: string, ranks: Ranks): number {
  const n = bytes.length;
  if (n < 2 || ranks.has(bytes)) return 1;
  const end = new Int32Array(n);
  const next = new Int32Array(n);
  const previous = new Int32Array(n);
  for (let i = 0; i < n; i += 1) {
    end[i] = i + 1;
    next[i] = i + 1;
    previous[i] = i - 1;
  }
  const heap = new PairHeap();
  const offer = (left: number) => {
    const right = next[left]!;
    if (right >= n) return;
    const rank = ranks.get(bytes.slice(left, end[right]));
    if (rank !== undefined) heap.push(rank, left, end[right]!);
  };
  for (let i = 0; i < n - 1; i += 1) offer(i);
  let parts = n;
  for (let pair = heap.pop(); pair !== null; pair = heap.pop()) {
    const { left, to } = pair;
    const right = next[left]!;
    // A pair one of whose parts was merged since: its part is gone (end 0), or the pair ends elsewhere now.
    if (end[left] === 0 || right >= n || end[right] !== to) continue;
    end[left] = to;
    end[right] = 0;
    next[left] = next[right]!;
    if (next[left] < n) previous[next[left]!] = left;
    parts -= 1;
    offer(left);
    if (previous[left]! >= 0) offer(previous[left]!);
  }
  return parts;
}

/** A binary heap of pairs: lowest rank first, then leftmost. */
class PairHeap {
  readonly #rank: number[] = [];
  readonly #left: number[] = [];
  readonly #to: number[] = [];

  push(rank: number, left: number, to: number): void {
    let i = this.#rank.length;
    this.#put(i, rank, left, to);
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!this.#before(i, parent)) break;
      this.#swap(i, parent);
      i = parent;
    }
  }

  pop(): { left: number; to: number } | null {
    const last = this.#rank.length - 1;
    if (last < 0) return null;
    const top = { left: this.#left[0]!, to: this.#to[0]! };
    this.#swap(0, last);
    this.#rank.pop();
    this.#left.pop();
    this.#to.pop();
    for (let i = 0; ;) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2]) if (child < last && this.#before(child, least)) least = child;
      if (least === i) return top;
      this.#swap(i, least);
      i = least;
    }
  }

  #before(one: number, other: number): boolean {
    return this.#rank[one]! < this.#rank[other]! || (this.#rank[one] === this.#rank[other] && this.#left[one]! < this.#left[other]!);
  }

  #put(i: number, rank: number, left: number, to: number): void {
    this.#rank[i] = rank;
    this.#left[i] = left;
    this.#to[i] = to;
  }

  #swap(one: number, other: number): void {
    const [rank, left, to] = [this.#rank[one]!, this.#left[one]!, this.#to[one]!];
    this.#put(one, this.#rank[other]!, this.#left[other]!, this.#to[other]!);
    this.#put(other, rank, left, to);
  }
}
