import type { Option } from './block-options.ts';

/** The least tokens that bring at least a set of bits, and by which options. */
export type BestCosts = { costOf(mask: number): number; optionsOf(mask: number): Option[] };

/** A table that has seen some places, each contributing one option or none; `chosen[i][mask]` is the option of place i, -1 for none. */
type Table = { costs: Float64Array; places: Option[][]; chosen: Int16Array[] };

/**
 * Least costs for every set of `count` bits. Turns cost `wrapper` tokens once, as soon as there is one. Takes places × options ×
 * 2^count steps, and gives bits that cannot be had the cost Infinity.
 */
export function bestCosts(count: number, documents: readonly Option[][], turns: readonly Option[][], wrapper: number): BestCosts {
  const nothing: Table = { costs: new Float64Array(2 ** count).fill(Infinity), places: [], chosen: [] };
  nothing.costs[0] = 0;
  const silent = documents.reduce(withPlace, nothing);
  const spoken = turns.reduce(withPlace, { ...silent, costs: silent.costs.map((cost) => cost + wrapper) });
  const tableFor = (mask: number) => (silent.costs[mask]! <= spoken.costs[mask]! ? silent : spoken);
  return {
    costOf: (mask) => tableFor(mask).costs[mask]!,
    optionsOf: (mask) => trace(tableFor(mask), mask),
  };
}

/** Going from more bits to fewer, the cost of what remains is still that of before: a place contributes once. */
function withPlace({ costs: before, places, chosen }: Table, options: Option[]): Table {
  const costs = before.slice();
  const choice = new Int16Array(before.length).fill(-1);
  for (let mask = 0; mask < before.length; mask += 1) {
    options.forEach(({ bits, tokens }, at) => {
      const cost = before[mask & ~bits]! + tokens;
      if ((mask & bits) === 0 || cost >= costs[mask]!) return;
      costs[mask] = cost;
      choice[mask] = at;
    });
  }
  return { costs, places: [...places, options], chosen: [...chosen, choice] };
}

function trace({ places, chosen }: Table, mask: number): Option[] {
  const options: Option[] = [];
  let left = mask;
  for (let at = places.length - 1; at >= 0; at -= 1) {
    const option = places[at]![chosen[at]![left]!];
    if (option === undefined) continue;
    options.unshift(option);
    left &= ~option.bits;
  }
  return options;
}
