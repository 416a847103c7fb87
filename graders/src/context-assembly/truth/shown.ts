import { requiredFor, type CaseFacts } from './case-facts.ts';

/** What of a case stands in a context: indexes of sentences by document id, and by index of turn. */
export type Shown = { documents: Map<string, Set<number>>; turns: Map<number, Set<number>> };

/** Ids of the asks whose valid answer and definitions stand in the context. */
export function asksMet(facts: CaseFacts, shown: Shown): Set<string> {
  return new Set(facts.attainable.map(({ id }) => id).filter((ask) => inTurn(ask, facts, shown) || carriersShown(ask, facts, shown).some((id) => hasDefinitions(ask, id, facts, shown))));
}

/** Ids of the asks a valid answer to which stands in the context, defined or not. */
export function asksAnswered(facts: CaseFacts, shown: Shown): Set<string> {
  return new Set(facts.attainable.map(({ id }) => id).filter((ask) => inTurn(ask, facts, shown) || carriersShown(ask, facts, shown).length > 0));
}

/** Sum of weights. */
export function valueOf(facts: CaseFacts, met: ReadonlySet<string>): number {
  return facts.attainable.reduce((sum, { id, weight }) => sum + (met.has(id) ? weight : 0), 0);
}

/** Ids of documents in the context that show a valid answer to an ask. */
export function carriersShown(ask: string, { documents }: CaseFacts, shown: Shown): string[] {
  return [...shown.documents].filter(([id, sentences]) => {
    const facts = documents.get(id);
    return facts !== undefined && facts.valid.has(ask) && [...sentences].some((index) => facts.sentences[index]!.answers.includes(ask));
  }).map(([id]) => id);
}

function hasDefinitions(ask: string, id: string, { documents }: CaseFacts, shown: Shown): boolean {
  return requiredFor(ask, documents.get(id)!, documents).every(({ document, sentences }) => {
    const there = shown.documents.get(document.id);
    return there !== undefined && [...there].some((index) => sentences[index]!.mentions.includes(ask));
  });
}

function inTurn(ask: string, { turns }: CaseFacts, shown: Shown): boolean {
  return [...shown.turns].some(([turn, sentences]) => [...sentences].some((index) => turns[turn]![index]!.answers.includes(ask)));
}
