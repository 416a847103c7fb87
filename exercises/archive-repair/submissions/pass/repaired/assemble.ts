import type { Input, Output, Reason } from './contract.ts';
import { render } from './layout.ts';
import { look, retrieve, type Library, type Retrieved } from './retrieve.ts';

/** Sentences to show, by document id or `turn n`. */
type Shown = Map<string, Set<number>>;
type Candidate = { ask: number; sentences: [key: string, sentence: number][]; size: number };

/**
 * Assembles the prompt within the limit. Whole sentences that answer an ask go in, those with the most weight for their
 * length first; a candidate stays when the text with it, as it would be returned, still fits.
 */
export async function assemble(input: Input): Promise<Output> {
  const limit = input.budget - input.reserveOutput;
  const turns = input.history.map(({ role, text }) => ({ role, ...look(text, input.asks) }));
  const shown: Shown = new Map();
  if (input.countTokens(render(input, [], [])) > limit) return { status: 'insufficient', text: '', included: [], dropped: [] };
  const library = await retrieve(input);
  const layOut = () => {
    const pick = (key: string, all: string[]) => all.filter((_, index) => shown.get(key)?.has(index));
    const said = turns.map(({ role, sentences }, turn) => ({ role, sentences: pick(`turn ${turn}`, sentences) })).filter(({ sentences }) => sentences.length > 0);
    const blocks = library.documents.map(({ hit, sentences }) => ({ id: hit.id, source: hit.source, sentences: pick(hit.id, sentences) })).filter(({ sentences }) => sentences.length > 0);
    return { text: render(input, said, blocks), blocks };
  };

  const answered = new Set<number>();
  const all = input.asks.flatMap((_, ask) => candidates(ask, library, turns)).sort((a, b) => input.asks[b.ask]!.weight / b.size - input.asks[a.ask]!.weight / a.size || a.size - b.size);
  for (const { ask, sentences } of all) {
    if (answered.has(ask)) continue;
    const added = sentences.filter(([key, sentence]) => !shown.get(key)?.has(sentence));
    for (const [key, sentence] of added) shown.set(key, (shown.get(key) ?? new Set()).add(sentence));
    if (input.countTokens(layOut().text) <= limit) answered.add(ask);
    else for (const [key, sentence] of added) shown.get(key)!.delete(sentence);
  }
  const { text, blocks } = layOut();
  return {
    status: 'ok', text,
    included: blocks.map(({ id, source }, index) => ({ n: index + 1, id, source })),
    dropped: library.hits.filter(({ id }) => !blocks.some((block) => block.id === id)).map(({ id }) => ({ id, reason: reasonFor(id, library, all, answered) })),
  };
}

/** Ways to answer an ask: from our own documents, or from outside where none of ours does, and from the talk. */
function candidates(ask: number, { documents }: Library, turns: { sentences: string[]; answering: number[] }[]): Candidate[] {
  const answering = documents.filter((document) => document.answering[ask]! >= 0);
  const internal = answering.filter(({ hit }) => hit.trust === 'internal');
  const byDocument = (internal.length > 0 ? internal : answering).flatMap((document): Candidate[] => {
    const required = document.hit.requires.map((id) => documents.find(({ hit }) => hit.id === id));
    if (required.some((other) => other === undefined || other.naming[ask]! < 0)) return [];
    const sentences: [Retrieved, number][] = [[document, document.answering[ask]!], ...required.map((other): [Retrieved, number] => [other!, other!.naming[ask]!])];
    return [{ ask, sentences: sentences.map(([{ hit }, at]) => [hit.id, at]), size: sentences.reduce((sum, [other, at]) => sum + 70 + sizeOf(other.sentences[at]!), 0) }];
  });
  const byTurn = turns.flatMap(({ sentences, answering: at }, turn): Candidate[] => (at[ask]! < 0 ? [] : [{ ask, sentences: [[`turn ${turn}`, at[ask]!]], size: 60 + sizeOf(sentences[at[ask]!]!) }]));
  return [...byDocument, ...byTurn];
}

/** Only for the order: letters beyond Latin take about three times the tokens. */
function sizeOf(sentence: string): number {
  return [...sentence].reduce((sum, letter) => sum + (letter > '\u02ff' ? 3 : 1), 0);
}

function reasonFor(id: string, { documents, superseded, unavailable }: Library, all: Candidate[], answered: Set<number>): Reason {
  if (superseded.has(id)) return 'superseded';
  if (unavailable.has(id)) return 'unavailable';
  const asks = all.filter(({ sentences }) => sentences[0]![0] === id).map(({ ask }) => ask);
  if (asks.length > 0) return asks.every((ask) => answered.has(ask)) ? 'duplicate' : 'budget';
  const document = documents.find(({ hit }) => hit.id === id);
  return document?.hit.trust === 'external' && document.answering.some((at) => at >= 0) ? 'untrusted' : 'irrelevant';
}
