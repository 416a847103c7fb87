import ranksOfTokens from 'gpt-tokenizer/bpeRanks/o200k_base';
import { O200K_TOKEN_SPLIT_REGEX } from 'gpt-tokenizer/encodingParams/constants';
import { countMerged } from './merge.ts';

/** Vocabulary, where its ranks come from, and how they are merged: stored with every score that rests on a count. */
export const COUNTER = 'o200k_base@gpt-tokenizer-4.0.0/heap-1';

/** Pieces longer than this are rare and large; keeping their counts would only take memory. */
const LONGEST_KEPT = 40;
const MOST_KEPT = 100_000;

const bytesOf = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const ranks = new Map(ranksOfTokens.map((token, rank) => [typeof token === 'string' ? bytesOf(token) : String.fromCharCode(...token), rank] as const));
const kept = new Map<string, number>();

/**
 * Tokens of a text in the o200k vocabulary. Names of special tokens (`<|endoftext|>`) are text like any other. Takes
 * n log n steps whatever the text. Loads by itself in a locked process: it reads the vocabulary's package only.
 */
export function countTokens(text: string): number {
  let count = 0;
  for (const [piece] of text.matchAll(O200K_TOKEN_SPLIT_REGEX)) count += countPiece(piece);
  return count;
}

function countPiece(piece: string): number {
  if (piece.length > LONGEST_KEPT) return countMerged(bytesOf(piece), ranks);
  const known = kept.get(piece);
  if (known !== undefined) return known;
  const count = countMerged(bytesOf(piece), ranks);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(piece, count);
  return count;
}
