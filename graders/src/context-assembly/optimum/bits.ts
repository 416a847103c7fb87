import { requiredFor, type CaseFacts, type DocumentFacts } from '../truth/case-facts.ts';

/** What a context can hold of a case, one bit each: an answer per attainable ask, a definition per ask and required document. */
export type Bits = {
  count: number;
  /** By ask id: its weight and all bits that it takes. */
  asks: Map<string, { weight: number; whole: number }>;
  answer(ask: string): number;
  /** 0 when the document defines nothing for the ask. */
  definition(ask: string, document: string): number;
};

export function bitsOf(facts: CaseFacts): Bits {
  const numbers = new Map<string, number>();
  const bitOf = (key: string) => (numbers.has(key) ? 1 << numbers.get(key)! : 0);
  const add = (key: string) => {
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return bitOf(key);
  };
  const asks = new Map(facts.attainable.map(({ id, weight }) => {
    const definitions = carriersOf(id, facts).flatMap((carrier) => requiredFor(id, carrier, facts.documents)).map(({ document }) => add(definitionKey(id, document.id)));
    return [id, { weight, whole: definitions.reduce((mask, bit) => mask | bit, add(id)) }];
  }));
  return { count: numbers.size, asks, answer: bitOf, definition: (ask, document) => bitOf(definitionKey(ask, document)) };
}

/** Documents that answer an ask validly. */
export function carriersOf(ask: string, { documents }: CaseFacts): DocumentFacts[] {
  return [...documents.values()].filter(({ valid }) => valid.has(ask));
}

/** Ask ids and document ids are free text; a line break stands in neither. */
const definitionKey = (ask: string, document: string) => `${ask}\n${document}`;
