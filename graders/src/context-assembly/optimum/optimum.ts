import type { CaseFacts } from '../truth/case-facts.ts';
import { bitsOf, type Bits } from './bits.ts';
import { documentOptions, turnOptions, type Option } from './options.ts';

/** The best value for each room: `cost` tokens above the empty layout buy `value`. Both rise from step to step. */
export type Frontier = { cost: number; value: number }[];

/** Tables of 2^20 numbers take a fifth of a second; beyond that the optimum stays unknown. */
const MOST_BITS = 20;

/**
 * The exact optimum of a case at every room. Blocks cost the same wherever they stand, since each begins with `<` and
 * ends with `>` and a line break, where the counter's pieces break too; so their costs add up.
 * @returns null when the case has too many asks and definitions
 */
export function solveCase(facts: CaseFacts, countTokens: (text: string) => number): Frontier | null {
  const bits = bitsOf(facts);
  if (bits.count > MOST_BITS) return null;
  const plain = cheapest(bits.count, documentOptions(facts, bits, countTokens));
  const talk = turnOptions(facts, bits, countTokens);
  const wrapper = countTokens('<history>\n</history>\n');
  const withTalk = talk.length === 0 ? plain : cheapest(bits.count, talk, plain.map((cost) => cost + wrapper));
  return frontier(bits, plain.map((cost, mask) => Math.min(cost, withTalk[mask]!)));
}

/** The best value in a room of some tokens. */
export function optimumAt(steps: Frontier, room: number): number {
  return steps.findLast(({ cost }) => cost <= room)?.value ?? 0;
}

/** For each set of bits the least cost that brings it, with at most one option of each source. */
export function cheapest(bitCount: number, sources: readonly Option[][], start?: Float64Array): Float64Array {
  let least = start ?? new Float64Array(2 ** bitCount).fill(Infinity);
  if (start === undefined) least[0] = 0;
  for (const options of sources) {
    const before = least;
    least = before.slice();
    for (const { bits, cost } of options) {
      for (let mask = 0; mask < before.length; mask += 1) {
        const sum = before[mask]! + cost;
        if (sum < least[mask | bits]!) least[mask | bits] = sum;
      }
    }
  }
  return least;
}

function frontier({ asks }: Bits, least: Float64Array): Frontier {
  const valueOf = (mask: number) => [...asks.values()].reduce((sum, { weight, whole }) => ((mask & whole) === whole ? sum + weight : sum), 0);
  const cheapestOfValue = new Map<number, number>();
  least.forEach((cost, mask) => {
    if (cost === Infinity) return;
    const value = valueOf(mask);
    if (cost < (cheapestOfValue.get(value) ?? Infinity)) cheapestOfValue.set(value, cost);
  });
  const byCost = [...cheapestOfValue].map(([value, cost]) => ({ cost, value })).toSorted((a, b) => a.cost - b.cost || b.value - a.value);
  const steps: Frontier = [];
  for (const step of byCost) if (step.value > (steps.at(-1)?.value ?? 0)) steps.push(step);
  return steps;
}
