import ranks from 'gpt-tokenizer/bpeRanks/o200k_base';
import { O200K_TOKEN_SPLIT_REGEX } from 'gpt-tokenizer/encodingParams/constants';
import { byteString } from './byte-string.ts';
import { mergeCount } from './merge-count.ts';

/** Names vocabulary, source and method; stored with each score, since another counter gives another ceiling. */
export const COUNTER = 'o200k_base@gpt-tokenizer-4.0.0/heap-1';

/** Characters of remembered pieces, after which all are forgotten. */
const REMEMBERED = 1_000_000;

const bytesOfRank = ranks.map((token) => (typeof token === 'string' ? byteString(token) : String.fromCharCode(...token)));
const rankOfBytes = new Map(bytesOfRank.map((bytes, rank) => [bytes, rank]));
const longest = bytesOfRank.reduce((most, { length }) => Math.max(most, length), 0);
const rankOf = (bytes: string) => (bytes.length > longest ? undefined : rankOfBytes.get(bytes));

const known = new Map<string, number>();
let remembered = 0;

/**
 * Tokens of a text in o200k_base. Names of special tokens, as `<|endoftext|>`, count as the text they are.
 * Needs nothing but the language, so that it can be loaded alone beside a candidate's code.
 */
export function countTokens(text: string): number {
  let tokens = 0;
  for (const piece of text.match(O200K_TOKEN_SPLIT_REGEX) ?? []) tokens += known.get(piece) ?? remember(piece, tokensOfPiece(piece));
  return tokens;
}

function tokensOfPiece(piece: string): number {
  const bytes = byteString(piece);
  return rankOf(bytes) === undefined ? mergeCount(bytes, rankOf) : 1;
}

function remember(piece: string, tokens: number): number {
  if (remembered > REMEMBERED) {
    known.clear();
    remembered = 0;
  }
  remembered += piece.length;
  // Cut from a new string: engines let a slice keep alive all of the text that it was cut from.
  known.set(` ${piece}`.slice(1), tokens);
  return tokens;
}
