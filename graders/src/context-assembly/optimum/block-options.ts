import type { CorpusDocument } from '@assay/fixtures/corpus/corpus-case.ts';
import { sentencesOf } from '@assay/fixtures/corpus/text.ts';
import { renderDocument, renderTurn } from '../layout/render.ts';
import { countTokens } from '../tokens/count-tokens.ts';
import type { Truth } from '../truth.ts';
import type { Bits } from './bits.ts';

/** One way to put a document or turn in: what it adds and the tokens of its block. */
export type BlockOption = { bits: number; cost: number };

/** For each document that has anything to say, every way to say it. */
export function documentOptions(truth: Truth, bits: Bits): BlockOption[][] {
  return truth.permitted.flatMap((document) => {
    const said = sentenceBits(truth, bits, document);
    return said.size === 0 ? [] : [subsets(truth.sentences(document.id), said, (body) => renderDocument(1, document.source, body))];
  });
}

export function turnOptions(truth: Truth, bits: Bits): BlockOption[][] {
  return truth.case.history.flatMap(({ role, text }, turn) => {
    const said = new Map<number, number>();
    for (const ask of truth.case.asks) {
      for (const one of truth.turnsAnswering(ask).filter((answering) => answering.turn === turn)) {
        for (const sentence of one.sentences) said.set(sentence, (said.get(sentence) ?? 0) | bits.answer(ask.id, []));
      }
    }
    return said.size === 0 ? [] : [subsets(sentencesOf(text), said, (body) => renderTurn(role, body))];
  });
}

/** Which bits each sentence of a document sets. */
function sentenceBits(truth: Truth, bits: Bits, document: CorpusDocument): Map<number, number> {
  const said = new Map<number, number>();
  const add = (sentences: readonly number[], bit: number) => sentences.forEach((sentence) => said.set(sentence, (said.get(sentence) ?? 0) | bit));
  for (const ask of truth.case.asks) {
    for (const carrier of truth.carriers(ask)) if (carrier.document.id === document.id) add(carrier.sentences, bits.answer(ask.id, document.requires));
    if (bits.defines(document.id, ask.id)) add(truth.defining(document.id, ask), bits.definition(document.id, ask.id));
  }
  return said;
}

/** Sentences in their order; of several that say the same the cheapest choice is among the subsets. */
function subsets(sentences: readonly string[], said: ReadonlyMap<number, number>, render: (body: string) => string): BlockOption[] {
  const telling = [...said.keys()].sort((a, b) => a - b);
  const best = new Map<number, number>();
  for (let chosen = 1; chosen < 2 ** telling.length; chosen += 1) {
    const picked = telling.filter((_, i) => chosen & (1 << i));
    const bits = picked.reduce((all, sentence) => all | (said.get(sentence) ?? 0), 0);
    const texts = picked.map((sentence) => sentences[sentence] ?? '');
    const cost = Math.min(...[...new Set([texts.join(' '), texts.join('\n'), joined(texts)])].map((body) => countTokens(render(body))));
    if (cost < (best.get(bits) ?? Infinity)) best.set(bits, cost);
  }
  return [...best].map(([bits, cost]) => ({ bits, cost }));
}

/** Where a script puts no space between sentences, none. */
const joined = (texts: readonly string[]): string => texts.reduce((all, text) => (/[。！？।]$/u.test(all) ? all + text : `${all} ${text}`));
