import o200k from 'gpt-tokenizer/bpeRanks/o200k_base';

/** Tokens that are text. */
const OF_TEXT = new Map<string, number>();

/**
 * Tokens that begin or end inside a character, one character per byte; the rest as bytes too would cost every process half a second.
 * The few of U+FEFF are here as well and so never found: the library does not find them either, and the count is to be the same.
 */
const OF_BYTES = new Map<string, number>();

/** No slice beyond this many characters of the key can be a token; the longest is a row of 128 spaces. */
let longest = 0;

o200k.forEach((token, rank) => {
  const key = typeof token === 'string' ? token : String.fromCharCode(...token);
  (typeof token === 'string' ? OF_TEXT : OF_BYTES).set(key, rank);
  longest = Math.max(longest, key.length);
});

/** The rank of the token that is exactly this text, or `undefined`: lower ranks merge first. */
export function rankOf(text: string): number | undefined {
  return OF_TEXT.get(text);
}

/** A stretch of text cut into bytes, so that pairs can be looked up by byte places. */
export type Bytes = {
  text: string;
  size: number;
  /** One character per byte. */
  bytes: string;
  /** Where in `text` the character of this byte begins; -1 inside a character. One more than bytes. */
  characters: Int32Array;
};

/** The UTF-8 bytes of a text. A lone surrogate becomes U+FFFD, as in every tokenizer. */
export function bytesOf(raw: string): Bytes {
  const text = raw.toWellFormed();
  const bytes = Buffer.from(text, 'utf8').toString('latin1');
  const characters = new Int32Array(bytes.length + 1).fill(-1);
  let place = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes.charCodeAt(at);
    if (byte >= 0x80 && byte < 0xc0) continue;
    characters[at] = place;
    place += byte >= 0xf0 ? 2 : 1;
  }
  characters[bytes.length] = place;
  return { text, size: bytes.length, bytes, characters };
}

/** The rank of the token made of the bytes from `start` to `end`. Cuts nothing out that is too long to be a token. */
export function rankBetween({ text, bytes, characters }: Bytes, start: number, end: number): number | undefined {
  const from = characters[start]!;
  const to = characters[end]!;
  if (from === -1 || to === -1) return end - start > longest ? undefined : OF_BYTES.get(bytes.slice(start, end));
  return to - from > longest ? undefined : OF_TEXT.get(text.slice(from, to));
}
