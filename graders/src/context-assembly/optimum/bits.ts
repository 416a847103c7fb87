import type { Place, ValidAnswers } from './valid-answers.ts';

/** Beyond this a table over all bits is no longer a matter of milliseconds. */
const MOST_BITS = 16;

/** What each sentence of each place brings, as bits; and what a set of bits is worth. */
export type Bits = {
  count: number;
  /** By `placeKey`, then by sentence. */
  bySentence: Map<string, Map<string, number>>;
  /** The weights of the asks that are answered with all their definitions, for a set of bits. */
  utility(mask: number): number;
};

/** Tells places apart. */
export function placeKey(place: Place): string {
  return 'turn' in place ? `turn ${place.turn}` : `document ${place.document}`;
}

/**
 * One bit for each ask and set of required documents (carriers of one ask commonly agree, and then it is one an ask), one for each
 * definition. Throws when a case needs more than 16.
 */
export function bitsOf(answered: readonly ValidAnswers[], caseName: string): Bits {
  const numbers = new Map<string, number>();
  const bySentence = new Map<string, Map<string, number>>();
  const bit = (name: string) => {
    if (!numbers.has(name)) numbers.set(name, numbers.size);
    return 1 << numbers.get(name)!;
  };
  const bring = (place: Place, sentences: readonly string[], bits: number) => {
    const key = placeKey(place);
    const brought = bySentence.get(key) ?? new Map<string, number>();
    bySentence.set(key, brought);
    for (const sentence of sentences) brought.set(sentence, (brought.get(sentence) ?? 0) | bits);
  };
  const worth = answered.map(({ ask, carriers }) => {
    const needs = new Set<number>();
    for (const { place, sentences, definitions } of carriers) {
      if (definitions.some((definition) => definition.sentences.length === 0)) continue;
      const required = definitions.map(({ document }) => document).toSorted();
      const answer = bit(JSON.stringify([ask.id, required]));
      bring(place, sentences, answer);
      let all = answer;
      for (const definition of definitions) {
        const defined = bit(JSON.stringify([ask.id, definition.document]));
        bring(definition, definition.sentences, defined);
        all |= defined;
      }
      needs.add(all);
    }
    return { weight: ask.weight, needs: [...needs] };
  });
  if (numbers.size > MOST_BITS) {
    throw new Error(`The case ${caseName} has ${numbers.size} answers and definitions to choose from; the optimum is computed for at most ${MOST_BITS}. Give it fewer asks or definitions.`);
  }
  const utility = (mask: number) => worth.reduce((sum, { weight, needs }) => sum + (needs.some((all) => (mask & all) === all) ? weight : 0), 0);
  return { count: numbers.size, bySentence, utility };
}
