import type { CorpusCase } from '@assay/fixtures/corpus/corpus-case.ts';
import { emptyLayout } from '../layout/render.ts';
import { countTokens } from '../tokens/count-tokens.ts';
import { bestCosts } from './best-costs.ts';
import { bitsOf } from './bits.ts';
import { blockOptions, type Option } from './block-options.ts';
import { validAnswers } from './valid-answers.ts';

/** The best context for some room: what it is worth, what it takes of the room, and its blocks and turns in the order of the case. */
export type Best = { utility: number; tokens: number; documents: Option[]; turns: Option[] };

export type Optimum = {
  /** Tokens of the empty layout; room is what a limit leaves beyond them. */
  emptyTokens: number;
  /** The utility of a context that holds everything that counts. */
  full: number;
  /**
   * The least room in tokens whose best utility is positive and at least this share (0–1) of `full`; Infinity when nothing can be
   * answered.
   */
  roomFor(share: number): number;
  /** The best of a room in tokens; worth 0 and empty when nothing fits. */
  at(room: number): Best;
};

const HISTORY_WRAPPER = '<history>\n</history>\n';

/**
 * The exact best utility of a case at every room. Block costs add up to the count of the whole context because every block begins
 * with a bracket after a line feed, where the counter never joins. Throws when the case needs more than 16 bits.
 */
export function optimumOf(corpusCase: CorpusCase): Optimum {
  const bits = bitsOf(validAnswers(corpusCase), corpusCase.name);
  const options = blockOptions(corpusCase, bits);
  const isTurn = ([option]: Option[]) => option !== undefined && 'turn' in option.place;
  const costs = bestCosts(bits.count, options.filter((place) => !isTurn(place)), options.filter(isTurn), countTokens(HISTORY_WRAPPER));
  const steps = frontier(bits.count, costs.costOf, bits.utility);
  const full = steps.at(-1)?.utility ?? 0;
  return {
    emptyTokens: countTokens(emptyLayout(corpusCase)),
    full,
    roomFor: (share) => steps.find(({ utility }) => utility >= share * full)?.tokens ?? Infinity,
    at(room) {
      const step = steps.findLast(({ tokens }) => tokens <= room);
      if (step === undefined) return { utility: 0, tokens: 0, documents: [], turns: [] };
      const chosen = costs.optionsOf(step.mask);
      return { utility: step.utility, tokens: step.tokens, documents: chosen.filter((option) => !isTurn([option])), turns: chosen.filter((option) => isTurn([option])) };
    },
  };
}

type Step = { mask: number; tokens: number; utility: number };

/** What is worth more than everything that costs no more, from the cheapest on. */
function frontier(count: number, costOf: (mask: number) => number, utility: (mask: number) => number): Step[] {
  const steps = Array.from({ length: 2 ** count }, (_, mask): Step => ({ mask, tokens: costOf(mask), utility: utility(mask) }))
    .filter(({ tokens, utility: worth }) => worth > 0 && tokens < Infinity)
    .toSorted((a, b) => a.tokens - b.tokens || b.utility - a.utility);
  let best = 0;
  return steps.filter((step) => step.utility > best && (best = step.utility) > 0);
}
