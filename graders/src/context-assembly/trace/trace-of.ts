import type { ContextRun } from '../../context-evidence.ts';
import { hitsSeen, rejectedReads } from '../host/call-log.ts';
import { optimumAt } from '../optimum/optimum.ts';
import type { Reading } from '../reading/reading.ts';
import { partsOf } from './parts-of.ts';

/** What a person is shown of one run. `most` bounds the characters of each part's text. */
export function traceOf(reading: Reading, most = Infinity): ContextRun {
  const { prepared: { facts, steps }, run, output, tokens, value, gates } = reading;
  const { at, kind, log, counted, ended, ms } = run;
  return {
    case: facts.corpusCase.name, kind, zone: at.zone, limit: at.limit, room: at.room,
    outcome: output?.status ?? 'none',
    problems: [...(ended.status === 'ok' ? [] : [ended.message]), ...gates.map(({ message }) => message).filter((message) => message !== (ended.status === 'ok' ? '' : ended.message))],
    tokens, value, full: facts.full, optimum: steps === null ? null : optimumAt(steps, at.room),
    searches: log.searches.map(({ query, principals, hits }) => ({ query: query.slice(0, 200), filtered: principals !== null, hits: hits.length })),
    reads: log.reads.length, counts: counted.calls, ms: Math.round(ms),
    hits: hitsOf(reading),
    parts: partsOf(reading).map((part) => ({ ...part, text: part.text.length <= most ? part.text : `${part.text.slice(0, most)} …` })),
  };
}

function hitsOf({ prepared: { facts }, run: { log }, output }: Reading): ContextRun['hits'] {
  const rejected = rejectedReads(log);
  const readIds = new Set(log.reads.map(({ id }) => id));
  const included = new Set(output?.included.map(({ id }) => id));
  const dropped = new Map(output?.dropped.map(({ id, reason }) => [id, reason]));
  return [...hitsSeen(log)].map((id) => {
    const permitted = facts.documents.get(id);
    const fate = permitted === undefined ? 'forbidden' : included.has(id) ? 'included' : dropped.has(id) ? 'dropped' : 'unmentioned';
    return {
      id, source: permitted?.document.source ?? 'not for this asker', fate, reason: fate === 'dropped' ? dropped.get(id) ?? null : null,
      read: rejected.has(id) ? 'rejected' : readIds.has(id) ? 'yes' : 'no',
    };
  });
}
