import { hitsSeen, rejectedReads } from '../host/call-log.ts';
import { mainOnes, openOnes } from '../reading/case-readings.ts';
import type { OkReading } from '../reading/reading.ts';
import { each, type NamedCheck } from './named-check.ts';

/** Whether `included` and `dropped` tell what happened to each hit, truly. */
export const ACCOUNTING_CHECKS: NamedCheck[] = [
  {
    name: 'unaccounted-drop', title: 'Every permitted hit is accounted for, once', never: 'No run saw a hit.',
    judge: (cases) => each(mainOnes(cases), ({ run, output, prepared: { facts } }) => {
      const seen = [...hitsSeen(run.log)].filter((id) => facts.documents.has(id));
      const named = [...output.included, ...output.dropped].map(({ id }) => id);
      if (seen.length === 0 && named.length === 0) return null;
      const missing = seen.filter((id) => !named.includes(id));
      const twice = [...new Set(named.filter((id, index) => named.indexOf(id) !== index))];
      const unknown = named.filter((id) => !seen.includes(id));
      return [
        ...(missing.length > 0 ? [`${missing.length} of ${seen.length} hits stand in neither list: ${missing.slice(0, 6).join(', ')}.`] : []),
        ...(twice.length > 0 ? [`Named twice: ${twice.slice(0, 6).join(', ')}.`] : []),
        ...(unknown.length > 0 ? [`Named, but no permitted hit: ${unknown.slice(0, 6).join(', ')}.`] : []),
      ];
    }),
  },
  {
    name: 'false-reason', title: 'Reasons for leaving documents out are true', never: 'Nothing was dropped at an open limit.',
    judge: (cases) => each(openOnes(cases), (reading) => (reading.output.dropped.length === 0 ? null : falseReasons(reading))),
  },
];

function falseReasons({ output: { dropped }, run, prepared: { facts }, answered }: OkReading): string[] {
  const rejected = rejectedReads(run.log);
  return dropped.flatMap(({ id, reason }) => {
    const document = facts.documents.get(id);
    if (document === undefined) return [];
    const says = (why: string) => [`${id} is said to be ${reason}: ${why}.`];
    if (reason === 'budget') return says('everything fits here');
    if (reason === 'superseded') return document.superseded ? [] : says('no permitted document voids it');
    if (reason === 'unavailable') return rejected.has(id) ? [] : says('no read of it was rejected');
    // Of a voided document without a term it is as true that it answers nothing.
    if (document.superseded && document.sentences.some(({ mentions }) => mentions.length > 0)) return says('it is superseded');
    const unanswered = [...document.valid].filter((ask) => !answered.has(ask));
    return (reason === 'duplicate' || reason === 'irrelevant') && unanswered.length > 0
      ? says(`no answer to ${JSON.stringify(facts.corpusCase.asks.find((ask) => ask.id === unanswered[0])!.term)} is in the context, and it has one`) : [];
  });
}
