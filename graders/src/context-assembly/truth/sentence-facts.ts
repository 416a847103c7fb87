import type { Ask } from '@assay/fixtures/corpus/corpus-case.ts';
import { answers, mentions, normalised, sentencesOf } from '@assay/fixtures/corpus/text.ts';

/** A sentence of a source, and what it says about the asks of its case. */
export type SentenceFacts = {
  text: string;
  /** What all writings of the sentence share; see `comparable`. */
  key: string;
  /** Ids of asks that it answers, and that it names at all. */
  answers: string[];
  mentions: string[];
};

/** The sentences of a text in order. */
export function sentenceFacts(text: string, asks: readonly Ask[]): SentenceFacts[] {
  return sentencesOf(text).map((sentence) => ({
    text: sentence,
    key: comparable(sentence),
    answers: asks.filter(({ term }) => answers(sentence, term)).map(({ id }) => id),
    mentions: asks.filter(({ term }) => mentions(sentence, term)).map(({ id }) => id),
  }));
}

/**
 * A text as it is compared with its source: normalised until nothing changes, since escaping `&` too is allowed and a
 * source may hold entities itself, and without white space, since any may stand between sentences.
 */
export function comparable(text: string): string {
  let before = text;
  let after = normalised(text);
  while (after !== before) {
    before = after;
    after = normalised(after);
  }
  return after.replaceAll(/\s+/gu, '');
}
