import { emptyLayout, renderContext, renderTurn } from '../layout/render.ts';
import { countTokens } from '../tokens/count-tokens.ts';
import type { Truth } from '../truth.ts';
import { Bits } from './bits.ts';
import { documentOptions, turnOptions, type BlockOption } from './block-options.ts';

/**
 * The best that any context of a case can be worth, at every room. Exact: blocks of the layout add up in tokens, so
 * it is a knapsack over what can be held (bits), with one choice of sentences for each document and turn, solved by
 * dynamic programming over the sets of bits.
 */
export class Optimum {
  /** Tokens of system, empty documents and question: what every context needs. */
  readonly emptyTokens: number;
  /** Utility when everything that can be answered is. */
  readonly full: number;
  /** Tokens and the utility they buy, both rising. */
  readonly #steps: { cost: number; utility: number }[] = [];

  constructor(truth: Truth) {
    this.emptyTokens = countTokens(emptyLayout(truth.case));
    const bits = new Bits(truth);
    const cheapest = cheapestFor(bits.count, documentOptions(truth, bits), turnOptions(truth, bits), wrapperTokens(truth, this.emptyTokens));
    const offers = [...cheapest].map((cost, held) => ({ cost, utility: bits.utility(held) })).filter(({ cost, utility }) => Number.isFinite(cost) && utility > 0);
    let best = 0;
    for (const offer of offers.sort((a, b) => a.cost - b.cost || b.utility - a.utility)) {
      if (offer.utility <= best) continue;
      best = offer.utility;
      this.#steps.push(offer);
    }
    this.full = best;
  }

  /** The best utility in a room of so many tokens beyond the empty layout. */
  at(room: number): number {
    return this.#steps.findLast(({ cost }) => cost <= room)?.utility ?? 0;
  }

  /** The least room in which this share (0–1) of the full utility can be had; null when nothing can be answered. */
  roomFor(share: number): number | null {
    return this.#steps.find(({ utility }) => utility >= share * this.full)?.cost ?? null;
  }

  /** The least room that is worth anything; null when nothing can be answered. */
  get firstRoom(): number | null {
    return this.#steps[0]?.cost ?? null;
  }
}

/** What the history element costs besides its turns. */
function wrapperTokens({ case: corpusCase }: Truth, emptyTokens: number): number {
  const [turn] = corpusCase.history;
  if (turn === undefined) return 0;
  const rendered = renderTurn(turn.role, turn.text);
  return countTokens(renderContext(corpusCase, [rendered], [])) - emptyTokens - countTokens(rendered);
}

/** The fewest tokens for each set of bits; Infinity where it cannot be held. */
function cheapestFor(bits: number, documents: readonly BlockOption[][], turns: readonly BlockOption[][], wrapper: number): Float64Array {
  let without = new Float64Array(2 ** bits).fill(Infinity);
  without[0] = 0;
  for (const options of documents) without = withOneOf(without, without.slice(), options, 0);
  let talking: Float64Array<ArrayBuffer> = new Float64Array(without.length).fill(Infinity);
  for (const options of turns) talking = withOneOf(talking, withOneOf(without, talking.slice(), options, wrapper), options, 0);
  return without.map((cost, held) => Math.min(cost, talking[held] ?? Infinity));
}

/** Adds one block, in the way that fits best, to what was held before; writes to `onto`. */
function withOneOf(before: Float64Array, onto: Float64Array<ArrayBuffer>, options: readonly BlockOption[], extra: number): Float64Array<ArrayBuffer> {
  for (const { bits, cost } of options) {
    for (let held = 0; held < before.length; held += 1) {
      const sum = before[held]! + cost + extra;
      if (sum < onto[held | bits]!) onto[held | bits] = sum;
    }
  }
  return onto;
}
