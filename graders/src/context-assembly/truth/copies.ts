import type { CaseFacts, DocumentFacts } from './case-facts.ts';

/** Two documents of which one repeats the other. `lesser` has fewer sentences; `level` is how alike they are. */
export type CopyPair = { lesser: DocumentFacts; fuller: DocumentFacts; level: 'exact' | 'normalised' | 'near' };

const SHARE_OF_LESSER = 0.8;

/** Pairs of current, readable documents of which the fuller holds 80 % of the lesser's sentences. */
export function copyPairs({ documents }: CaseFacts): CopyPair[] {
  const current = [...documents.values()].filter(({ document, superseded, sentences }) => !superseded && !document.unreadable && sentences.length > 0);
  const keys = new Map(current.map((facts) => [facts, new Set(facts.sentences.map(({ key }) => key))]));
  return current.flatMap((one, index) => current.slice(index + 1).flatMap((other) => {
    const [lesser, fuller] = keys.get(one)!.size <= keys.get(other)!.size ? [one, other] : [other, one];
    const shared = [...keys.get(lesser)!].filter((key) => keys.get(fuller)!.has(key)).length;
    return shared >= SHARE_OF_LESSER * keys.get(lesser)!.size ? [{ lesser, fuller, level: levelOf(lesser, fuller) }] : [];
  }));
}

function levelOf(one: DocumentFacts, other: DocumentFacts): CopyPair['level'] {
  if (one.document.text === other.document.text) return 'exact';
  const joined = ({ sentences }: DocumentFacts) => sentences.map(({ key }) => key).join('\n');
  return joined(one) === joined(other) ? 'normalised' : 'near';
}
