import { renderBlock, renderTurn } from '../layout/render-layout.ts';
import { requiredFor, type CaseFacts, type DocumentFacts } from '../truth/case-facts.ts';
import type { SentenceFacts } from '../truth/sentence-facts.ts';
import { carriersOf, type Bits } from './bits.ts';

/** One way to put a source into the context: what it brings, for how many tokens. */
export type Option = { bits: number; cost: number };

const JOINS = [' ', '\n'];

/** For each document that brings anything: the cheapest block for each thing it can bring. */
export function documentOptions(facts: CaseFacts, bits: Bits, countTokens: (text: string) => number): Option[][] {
  return [...facts.documents.values()].map((document) => optionsOf(
    document.sentences, (sentence) => bitsInDocument(sentence, document, facts, bits), (body) => countTokens(renderBlock(1, document.document.source, body)),
  )).filter(({ length }) => length > 0);
}

/** The same for the turns of the talk; the element around them costs extra. */
export function turnOptions({ corpusCase, turns }: CaseFacts, bits: Bits, countTokens: (text: string) => number): Option[][] {
  return turns.map((sentences, index) => optionsOf(
    sentences,
    // What is said in the talk needs no definition.
    (sentence) => sentence.answers.reduce((mask, ask) => mask | (bits.asks.get(ask)?.whole ?? 0), 0),
    (body) => countTokens(renderTurn(corpusCase.history[index]!.role, body)),
  )).filter(({ length }) => length > 0);
}

function bitsInDocument(sentence: SentenceFacts, document: DocumentFacts, facts: CaseFacts, bits: Bits): number {
  const { id } = document.document;
  const defined = sentence.mentions.reduce((mask, ask) => mask | bits.definition(ask, id), 0);
  return sentence.answers.filter((ask) => document.valid.has(ask)).reduce((mask, ask) => mask | bits.answer(ask) | notNeeded(ask, document, facts, bits), defined);
}

/** Definitions that other carriers of the ask require and this one does not. */
function notNeeded(ask: string, document: DocumentFacts, facts: CaseFacts, bits: Bits): number {
  const own = new Set(requiredFor(ask, document, facts.documents));
  return carriersOf(ask, facts).flatMap((carrier) => requiredFor(ask, carrier, facts.documents)).filter((required) => !own.has(required))
    .reduce((mask, required) => mask | bits.definition(ask, required.document.id), 0);
}

function optionsOf(sentences: readonly SentenceFacts[], bitsIn: (sentence: SentenceFacts) => number, costOf: (body: string) => number): Option[] {
  const cheapest = new Map<number, number>();
  for (const chosen of choices(sentences.map(bitsIn))) {
    const bits = chosen.reduce((mask, index) => mask | bitsIn(sentences[index]!), 0);
    const texts = chosen.map((index) => sentences[index]!.text);
    const cost = Math.min(...JOINS.map((join) => costOf(texts.join(join))));
    if (cost < (cheapest.get(bits) ?? Infinity)) cheapest.set(bits, cost);
  }
  return [...cheapest].map(([bits, cost]) => ({ bits, cost }));
}

/** Every non-empty set of sentences that bring something, in source order: at most one of those that bring the same. */
function choices(bitsOfSentences: readonly number[]): number[][] {
  const groups = Map.groupBy([...bitsOfSentences.keys()].filter((index) => bitsOfSentences[index] !== 0), (index) => bitsOfSentences[index]!);
  const all = [...groups.values()].reduce<number[][]>((sets, group) => [...sets, ...sets.flatMap((set) => group.map((index) => [...set, index]))], [[]]);
  return all.filter(({ length }) => length > 0).map((set) => set.toSorted((a, b) => a - b));
}
