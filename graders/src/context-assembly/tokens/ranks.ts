import o200k from 'gpt-tokenizer/bpeRanks/o200k_base';

const encoder = new TextEncoder();

/** Rank by the token's bytes, written as one character per byte: a slice of the text is then a key, whether or not it is valid UTF-8. */
const RANKS = new Map<string, number>();

/** No slice beyond this many bytes can be a token. */
let longest = 0;

o200k.forEach((token, rank) => {
  const bytes = typeof token === 'string' ? byteString(token) : String.fromCharCode(...token);
  RANKS.set(bytes, rank);
  longest = Math.max(longest, bytes.length);
});

/** The UTF-8 bytes of a text, one character each; a lone surrogate becomes the bytes of U+FFFD, as in every tokenizer. */
export function byteString(text: string): string {
  if (/^[\x00-\x7F]*$/.test(text)) return text;
  return Buffer.from(encoder.encode(text)).toString('latin1');
}

/** The rank of the token with exactly these bytes, or `undefined`: lower ranks merge first. */
export function rankOf(bytes: string): number | undefined {
  return bytes.length > longest ? undefined : RANKS.get(bytes);
}

/** As `rankOf`, of the bytes from `start` to `end`; cuts nothing out that is too long to be a token. */
export function rankBetween(bytes: string, start: number, end: number): number | undefined {
  return end - start > longest ? undefined : RANKS.get(bytes.slice(start, end));
}
