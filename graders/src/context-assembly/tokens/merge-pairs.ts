import { pop, push } from './number-heap.ts';
import { bytesOf, rankBetween } from './ranks.ts';

/** Ranks times this plus the place: one number orders pairs by rank and, of equal ranks, from the left. Both stay exact in a double. */
const PLACES = 2 ** 32;

/**
 * How many tokens a piece of text merges into. The pair of the lowest rank is merged until none is left, as byte-pair encoding
 * has it; the heap keeps that near-linear, where a search for the lowest pair takes minutes for a long piece.
 */
export function mergedCount(text: string): number {
  const bytes = bytesOf(text);
  const { size } = bytes;
  const next = Int32Array.from({ length: size }, (_, at) => at + 1); // where the part that starts here ends
  const previous = Int32Array.from({ length: size + 1 }, (_, at) => at - 1);
  const waiting = new Float64Array(size).fill(-1); // the only heap entry of each place that still holds
  const heap: number[] = [];
  const offer = (at: number) => {
    const middle = next[at]!;
    const rank = middle < size ? rankBetween(bytes, at, next[middle]!) : undefined;
    waiting[at] = rank === undefined ? -1 : rank * PLACES + at;
    if (rank !== undefined) push(heap, rank * PLACES + at);
  };
  for (let at = 0; at < size; at += 1) offer(at);
  let parts = size;
  for (let entry = pop(heap); entry !== undefined; entry = pop(heap)) {
    const at = entry % PLACES;
    if (waiting[at] !== entry) continue;
    const gone = next[at]!;
    waiting[gone] = -1;
    next[at] = next[gone]!;
    previous[next[at]!] = at;
    parts -= 1;
    offer(at);
    if (at > 0) offer(previous[at]!);
  }
  return parts;
}
