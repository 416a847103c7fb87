import { each, type Judged } from '../checks/named-check.ts';
import { mainOnes, type CaseReadings } from '../reading/case-readings.ts';
import { copyPairs } from '../truth/copies.ts';
import { carriersShown } from '../truth/shown.ts';
import type { DesignNote } from './design-note.ts';

/** Each kind includes those before it. */
const LEVELS = ['none', 'exact', 'normalised', 'near'] as const;

/** Copies of the kinds that the note recognises must not show the same answer twice. Recognising more than is claimed passes. */
export function dedupeClaim(claimed: DesignNote['dedupe'], cases: readonly CaseReadings[]): Judged {
  const pairs = new Map(cases.map(({ prepared: { facts } }) => [facts, copyPairs(facts)]));
  return each(mainOnes(cases), ({ prepared: { facts }, shown }) => {
    const reached = pairs.get(facts)!.filter(({ level }) => claimed === 'none' || LEVELS.indexOf(level) <= LEVELS.indexOf(claimed)).flatMap(({ lesser, fuller, level }) => facts.attainable.map(({ id }) => {
      const carriers = carriersShown(id, facts, shown);
      return { level, both: [lesser.document.id, fuller.document.id], count: [lesser, fuller].filter(({ document }) => carriers.includes(document.id)).length };
    })).filter(({ count }) => count > 0);
    if (reached.length === 0) return null;
    return claimed === 'none' ? [] : reached.filter(({ count }) => count === 2).map(({ level, both }) => `The note says that ${claimed} copies are recognised; ${both.join(' and ')} (${level}) show the same answer.`);
  });
}
