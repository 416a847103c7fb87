import { O200K_TOKEN_SPLIT_REGEX } from 'gpt-tokenizer/encodingParams/constants';
import { mergedCount } from './merge-pairs.ts';
import { rankOf } from './ranks.ts';

/** Names the count in a stored score. It changes with anything that may change a count. */
export const COUNTER = 'o200k_base@gpt-tokenizer-4.0.0/heap-1';

/**
 * The tokens of a text. What looks like a special token (`<|endoftext|>`) counts as the plain text that it is. Not additive:
 * the count of two texts together may be less or more than the sum. Never throws, and takes near-linear time on any text.
 */
export function countTokens(text: string): number {
  let count = 0;
  for (const [piece] of text.matchAll(O200K_TOKEN_SPLIT_REGEX)) {
    count += rankOf(piece) === undefined ? mergedCount(piece) : 1;
  }
  return count;
}
