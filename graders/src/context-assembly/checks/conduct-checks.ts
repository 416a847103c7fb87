import { isDeepStrictEqual } from 'node:util';
import { rejectedReads } from '../host/call-log.ts';
import type { CaseReadings } from '../reading/case-readings.ts';
import { isOk, type Reading } from '../reading/reading.ts';
import { each, type NamedCheck } from './named-check.ts';

const SEARCHES = 30;
export const READS = 100;
const READS_PER_ID = 2;

const mains = (cases: readonly CaseReadings[]) => cases.flatMap(({ main }) => main);
/** Below the empty layout only `insufficient` is asked for, and the tight gates look at that. */
const usable = (cases: readonly CaseReadings[]) => mains(cases).filter(({ run, prepared }) => run.at.limit >= prepared.least);

/** How a run behaves towards its caller and its retriever. `reads` is the most that an exercise allows. */
export function conductChecks(reads: number): NamedCheck[] {
  return [
    {
      name: 'unstable-output', title: 'The same input gives the same context', never: 'No run could be compared with its repeat.',
      judge: (cases) => each(cases.flatMap(({ repeats }) => repeats), (repeat) => {
        const first = cases.find(({ prepared }) => prepared === repeat.prepared)!.main.find(({ run }) => run.at === repeat.run.at);
        if (first?.output == null || repeat.output === null) return null;
        const compared = ({ output }: Reading) => ({ status: output!.status, text: output!.text, included: output!.included });
        return isDeepStrictEqual(compared(first), compared(repeat)) ? [] : [`Another process and another order of hits with equal scores gave another context. ${firstDifference(first.output.text, repeat.output.text)}`];
      }),
    },
    {
      name: 'mutates-input', title: 'The input is left as it was', never: 'No run left an input to compare.',
      judge: (cases) => each(mains(cases), ({ run: { input, given } }) => {
        if (typeof input !== 'object' || input === null) return null;
        const after = input as Partial<typeof given>;
        const changed = (['history', 'asks', 'principals'] as const).filter((part) => JSON.stringify(after[part]) !== JSON.stringify(given[part]));
        return changed.length === 0 ? [] : [`It changed ${changed.join(', ')} of its caller.`];
      }),
    },
    {
      name: 'unbounded-reads', title: 'Searches and reads stay within their limits', never: 'No run searched or read.',
      judge: (cases) => each(mains(cases), ({ run: { log } }) => {
        if (log.searches.length + log.reads.length === 0) return null;
        const perId = Map.groupBy(log.reads, ({ id }) => id);
        const often = [...perId].find(([, { length }]) => length > READS_PER_ID);
        return [
          ...(log.searches.length > SEARCHES ? [`It searched ${log.searches.length} times; ${SEARCHES} are allowed.`] : []),
          ...(log.reads.length > reads ? [`It read ${log.reads.length} times; ${reads} are allowed.`] : []),
          ...(often === undefined ? [] : [`It read ${often[0]} ${often[1].length} times; ${READS_PER_ID} are allowed.`]),
        ];
      }),
    },
    {
      name: 'empty-retriever', title: 'No hits is no error', never: 'No case without hits was run.',
      judge: (cases) => each(usable(cases).filter(({ prepared }) => prepared.facts.corpusCase.special === 'no-hits'), (reading) => {
        if (isOk(reading)) return [];
        return [`Nothing was found, and the answer is ${reading.output === null ? endOf(reading) : reading.output.status}.`];
      }),
    },
    {
      name: 'read-failure', title: 'A read that fails is gone without and reported', never: 'No run read a document that cannot be read.',
      judge: (cases) => each(usable(cases), (reading) => {
        const { run, output, prepared: { facts } } = reading;
        const rejected = [...rejectedReads(run.log)].filter((id) => facts.documents.has(id));
        if (rejected.length === 0) return null;
        if (output === null) return [`Reading ${rejected[0]} failed, and then the run: ${endOf(reading)}.`];
        if (output.status !== 'ok') return [`Reading ${rejected[0]} failed, and the answer is ${output.status}.`];
        return rejected.filter((id) => !output.dropped.some((drop) => drop.id === id && (drop.reason === 'unavailable' || (drop.reason === 'superseded' && facts.documents.get(id)!.superseded))))
          .map((id) => `Reading ${id} failed, and dropped does not say that it is unavailable.`);
      }),
    },
  ];
}

function endOf({ run: { ended } }: Reading): string {
  return ended.status === 'ok' ? 'no result of the contract\'s shape' : `${ended.status}, ${ended.message}`;
}

function firstDifference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return `From character ${at} on: ${JSON.stringify(one.slice(at, at + 60))} and ${JSON.stringify(other.slice(at, at + 60))}.`;
}
