import { comparable, type SentenceFacts } from './sentence-facts.ts';

/** Text of a body that is no whole sentence of its source, and whether it is at least a part of one. */
export type Leftover = { text: string; kind: 'cut' | 'invented' };
export type PlacedBody = { sentences: Set<number>; leftovers: Leftover[] };

const GAP = '[…]';

/**
 * Finds which sentences of a source a body is made of. Splitting the body instead would join headings that the source
 * ends by a line break and the body by a space. Sentences may repeat or change places: that alone gains nothing.
 */
export function placeBody(body: string, source: readonly SentenceFacts[]): PlacedBody {
  const text = comparable(body);
  const placed: PlacedBody = { sentences: new Set(), leftovers: [] };
  const whole = source.map(({ key }) => key).join('');
  let at = 0;
  while (at < text.length) {
    const { end, sentences } = longestTiling(text, at, source);
    for (const index of sentences) placed.sentences.add(index);
    at = end;
    if (at === text.length) break;
    const next = nextStart(text, at + 1, source);
    addLeftover(placed, text.slice(at, next), whole);
    at = next;
  }
  return placed;
}

/** Sentences and gap marks that fill the text from a position on as far as possible. */
function longestTiling(text: string, start: number, source: readonly SentenceFacts[]): { end: number; sentences: number[] } {
  /** The tile that ends at a position, and where it begins; the first one found wins. */
  const cameBy = new Map<number, { from: number; sentence: number | null }>();
  const open = [start];
  let end = start;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    end = Math.max(end, at);
    if (end === text.length) break;
    const reach = (length: number, sentence: number | null) => {
      const to = at + length;
      if (length === 0 || cameBy.has(to)) return;
      cameBy.set(to, { from: at, sentence });
      open.push(to);
    };
    if (text.startsWith(GAP, at)) reach(GAP.length, null);
    source.forEach(({ key }, index) => {
      if (text.startsWith(key, at)) reach(key.length, index);
    });
  }
  const sentences: number[] = [];
  for (let at = end; at > start;) {
    const { from, sentence } = cameBy.get(at)!;
    if (sentence !== null) sentences.push(sentence);
    at = from;
  }
  return { end, sentences };
}

/** Where a sentence of some length or a gap mark begins next; short ones are found inside of words. */
function nextStart(text: string, from: number, source: readonly SentenceFacts[]): number {
  const starts = [GAP, ...source.map(({ key }) => key).filter(({ length }) => length >= 4)].map((key) => text.indexOf(key, from)).filter((at) => at !== -1);
  return starts.reduce((least, at) => Math.min(least, at), text.length);
}

/** Bullets and the like around sentences are no words and no part of one. */
function addLeftover({ leftovers }: PlacedBody, text: string, whole: string): void {
  const bare = text.replace(/^[^\p{L}\p{N}]+/u, '').replace(/[^\p{L}\p{N}]+$/u, '');
  if (bare !== '') leftovers.push({ text, kind: whole.includes(bare) ? 'cut' : 'invented' });
}
