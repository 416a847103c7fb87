import type { Ask, CorpusCase, CorpusDocument } from '@assay/fixtures/corpus/corpus-case.ts';
import { mentions, normalised } from '@assay/fixtures/corpus/text.ts';

/** Numbers from 0 to 1 that depend on nothing but a name (FNV-1a with a final mix); what all names begin with is read once. */
export function noiseAfter(beginning: string): (rest: string) => number {
  const begun = fold(0x811c9dc5, beginning);
  return (rest) => {
    const hash = fold(begun, rest);
    const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
  };
}

function fold(begun: number, text: string): number {
  let hash = begun;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

const BASE = 0.1;
const MATCH = 0.55;
const NOISE = 0.3;

/** Queries whose scores are remembered for a case, after which all are forgotten. */
const REMEMBERED = 200;

export type Scored = { document: CorpusDocument; score: number };

/** What the scores of a case are made of, kept for all of its runs. They ask much the same. */
export type Index = {
  name: string;
  documents: { document: CorpusDocument; words: Set<string>; terms: Set<string> }[];
  asks: readonly Ask[];
  first: CorpusDocument | null;
  known: Map<string, readonly Scored[]>;
};

export function indexOf({ name, documents, asks, special }: CorpusCase): Index {
  return {
    name, asks, known: new Map(),
    // What that case is made to try: the best hit is one that fits nowhere.
    first: special === 'oversized-hit' ? documents.toSorted((a, b) => b.text.length - a.text.length)[0] ?? null : null,
    documents: documents.map((document) => ({
      document, words: new Set(wordsOf(document.text)), terms: new Set(asks.filter(({ term }) => mentions(document.text, term)).map(({ term }) => term)),
    })),
  };
}

/**
 * How well each document answers a query, 0–1 in hundredths, so that ties occur. Documents with the query's terms come
 * before most others and not before all: a retriever that is always right would leave nothing to assemble.
 */
export function scoresOf(index: Index, query: string): readonly Scored[] {
  const asked = normalised(query);
  const known = index.known.get(asked);
  if (known !== undefined) return known;
  if (index.known.size >= REMEMBERED) index.known.clear();
  const scores = scoresAnew(index, asked);
  index.known.set(asked, scores);
  return scores;
}

/** `query` is normalised. */
function scoresAnew({ name, documents, asks, first }: Index, query: string): Scored[] {
  const terms = asks.map(({ term }) => term).filter((term) => mentions(query, term));
  const words = [...new Set(wordsOf(query))];
  const noise = noiseAfter(`${name}\n${query}\n`);
  return documents.map((entry) => {
    const byTerm = shareOf(terms, entry.terms);
    const match = Math.max(byTerm > 0 ? 0.5 + byTerm / 2 : 0, shareOf(words, entry.words) * 0.8);
    const score = entry.document === first ? 1 : BASE + MATCH * match + NOISE * noise(entry.document.id);
    return { document: entry.document, score: Math.round(score * 100) / 100 };
  });
}

function shareOf(wanted: readonly string[], held: ReadonlySet<string>): number {
  return wanted.length === 0 ? 0 : wanted.filter((item) => held.has(item)).length / wanted.length;
}

/** Words of three letters and more. */
function wordsOf(text: string): string[] {
  return normalised(text).match(/[\p{L}\p{M}\p{N}]{3,}/gu) ?? [];
}
