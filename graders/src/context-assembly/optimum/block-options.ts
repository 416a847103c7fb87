import type { CorpusCase } from '@assay/fixtures/corpus/corpus-case.ts';
import { sentencesOf } from '@assay/fixtures/corpus/text.ts';
import { renderBlock, renderTurn } from '../layout/render.ts';
import { countTokens } from '../tokens/count-tokens.ts';
import { placeKey, type Bits } from './bits.ts';
import type { Place } from './valid-answers.ts';

/** Some sentences of one place in the order of its text: what they bring, and the tokens of their block in its cheapest writing. */
export type Option = { place: Place; bits: number; tokens: number; sentences: string[]; between: string };

/** White space that may join sentences; a gap where the splitter would not part them again is no gap. */
const GAPS = ['\n', ' ', ''];

/** The options of each document and turn that brings anything; of equal bits only the cheapest. */
export function blockOptions({ documents, history }: Pick<CorpusCase, 'documents' | 'history'>, { bySentence }: Bits): Option[][] {
  const places: [Place, string, (sentences: string[], between: string) => string][] = [
    ...documents.map(({ id, source, text }): (typeof places)[number] => [{ document: id }, text, (sentences, between) => renderBlock({ index: 1, source, sentences, between })]),
    ...history.map(({ role, text }, turn): (typeof places)[number] => [{ turn }, text, (sentences, between) => renderTurn({ role, sentences, between })]),
  ];
  return places.flatMap(([place, text, render]) => {
    const brought = bySentence.get(placeKey(place));
    return brought === undefined ? [] : [optionsOf(place, sentencesOf(text), brought, render)];
  });
}

function optionsOf(place: Place, text: string[], brought: Map<string, number>, render: (sentences: string[], between: string) => string): Option[] {
  const bringing = text.filter((sentence) => brought.has(sentence));
  const cheapest = new Map<number, Option>();
  for (const sentences of selections(bringing, brought)) {
    const bits = sentences.reduce((all, sentence) => all | brought.get(sentence)!, 0);
    for (const between of gapsFor(sentences)) {
      const tokens = countTokens(render(sentences, between));
      if (tokens < (cheapest.get(bits)?.tokens ?? Infinity)) cheapest.set(bits, { place, bits, tokens, sentences, between });
    }
  }
  return [...cheapest.values()];
}

/** Every selection in order whose each sentence brings something that those before it do not. */
function selections(sentences: string[], brought: Map<string, number>): string[][] {
  let found: { chosen: string[]; bits: number }[] = [{ chosen: [], bits: 0 }];
  for (const sentence of sentences) {
    const bits = brought.get(sentence)!;
    found = [...found, ...found.filter((before) => (before.bits | bits) !== before.bits)
      .map((before) => ({ chosen: [...before.chosen, sentence], bits: before.bits | bits }))];
  }
  return found.filter(({ chosen }) => chosen.length > 0).map(({ chosen }) => chosen);
}

function gapsFor(sentences: string[]): string[] {
  if (sentences.length === 1) return ['\n'];
  return GAPS.filter((gap) => gap === '\n' || sentencesOf(sentences.join(gap)).join('\n') === sentences.join('\n'));
}
