import { createHash } from 'node:crypto';
import type { CorpusCase, CorpusDocument } from '@assay/fixtures/corpus/corpus-case.ts';
import { normalised } from '@assay/fixtures/corpus/text.ts';

/** Letters of scripts that put no spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;
const NOISE = 0.12;

/** How well each document of a case matches a query: shared words weighted by their rarity, with noise as embeddings have it. */
export class Relevance {
  readonly #grams = new Map<CorpusDocument, Set<string>>();
  readonly #frequency = new Map<string, number>();
  readonly #case: CorpusCase;

  constructor(corpusCase: CorpusCase) {
    this.#case = corpusCase;
    for (const document of corpusCase.documents) {
      const grams = new Set(gramsOf(`${document.source} ${document.text}`));
      this.#grams.set(document, grams);
      for (const gram of grams) this.#frequency.set(gram, (this.#frequency.get(gram) ?? 0) + 1);
    }
  }

  /** 0–1, two decimals, so that ties happen. The same query scores the same in every run. */
  score(document: CorpusDocument, query: string): number {
    const wanted = [...new Set(gramsOf(query))];
    const weight = (gram: string) => Math.log(1 + this.#case.documents.length / (1 + (this.#frequency.get(gram) ?? 0)));
    const all = wanted.reduce((sum, gram) => sum + weight(gram), 0);
    const shared = wanted.filter((gram) => this.#grams.get(document)?.has(gram)).reduce((sum, gram) => sum + weight(gram), 0);
    if (shared === 0) return 0;
    const noise = (chance(`${this.#case.name} ${document.id} ${query}`) - 0.5) * 2 * NOISE;
    // What the case is made to try: the best hit is one that fits nowhere.
    const oversized = this.#case.special === 'oversized-hit' && document === longest(this.#case.documents) ? 1 : 0;
    return Math.round(Math.min(1, Math.max(0.01, oversized, 0.15 + 0.75 * Math.sqrt(shared / all) + noise)) * 100) / 100;
  }
}

/** A number in 0–1 that depends on the text alone. */
export function chance(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}

const longest = (documents: readonly CorpusDocument[]): CorpusDocument | undefined => [...documents].sort((a, b) => b.text.length - a.text.length)[0];

function gramsOf(text: string): string[] {
  const words = normalised(text).match(/[\p{L}\p{N}\p{M}+#]+/gu) ?? [];
  return words.flatMap((word) => {
    if (!UNSPACED.test(word)) return [word];
    const letters = [...word];
    return letters.length === 1 ? letters : letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
  });
}
