import type { JudgedRun } from '../judge/judged-run.ts';
import type { Truth } from '../truth.ts';
import { anyRun, isOpen, perRun, type Rule } from './rule.ts';

export const ACCOUNTING_RULES: readonly Rule[] = [
  perRun('citation-mismatch', 'What is listed as included is what stands in the text', anyRun, ({ output, blocks }, { truth }) => {
    if (output === null) return null;
    const wrong: string[] = [];
    if (output.included.length !== blocks.length) wrong.push(`included lists ${output.included.length} entries; the text has ${blocks.length} blocks.`);
    output.included.forEach(({ n, id, source }, i) => {
      const block = blocks[i];
      if (n !== i + 1) wrong.push(`Entry ${i + 1} of included has n ${n}.`);
      if (block !== undefined && (block.source !== source || truth.byId.get(id)?.source !== source)) wrong.push(`Entry ${n} says ${id} (${source}); block ${i + 1} is from ${block.source}.`);
    });
    const ids = output.included.map(({ id }) => id);
    const doubled = ids.find((id, i) => ids.indexOf(id) !== i);
    if (doubled !== undefined) wrong.push(`${doubled} is included twice.`);
    return wrong;
  }),

  perRun('unaccounted-drop', 'Every hit is either included or dropped, once', anyRun, (run, { truth }) => {
    const { output } = run;
    if (output === null) return null;
    const seen = permittedHits(run, truth);
    const listed = [...output.included.map(({ id }) => id), ...output.dropped.map(({ id }) => id)];
    const times = new Map<string, number>();
    for (const id of listed) times.set(id, (times.get(id) ?? 0) + 1);
    return [
      ...[...seen].filter((id) => !times.has(id)).map((id) => `${id} came back from a search and is neither included nor dropped.`),
      ...[...times].filter(([, count]) => count > 1).map(([id]) => `${id} is listed more than once.`),
      ...[...times.keys()].filter((id) => !seen.has(id) && truth.permitted.some((document) => document.id === id) === false && !forbidden(truth, id)).map((id) => `${id} is the id of no document.`),
    ];
  }),

  perRun('false-reason', 'Reasons for dropping are true', isOpen, (run, { truth }) => {
    const { output } = run;
    if (output === null || output.dropped.length === 0) return null;
    const rejected = new Set(run.log.reads.filter(({ outcome }) => outcome === 'rejected').map(({ id }) => id));
    return output.dropped.flatMap(({ id, reason }) => {
      const document = truth.byId.get(id);
      if (document === undefined) return [];
      const isVoid = truth.isVoid(document);
      if (reason === 'budget') return [`${id} is dropped for the budget, and everything fits.`];
      if (reason === 'superseded' && !isVoid) return [`${id} is called superseded, and no newer document voids it.`];
      if (isVoid && reason !== 'superseded' && !rejected.has(id)) return [`${id} is superseded, and called ${reason}.`];
      if (reason === 'unavailable' && !rejected.has(id)) return [`${id} is called unavailable, and no read of it was rejected.`];
      if (reason !== 'duplicate' && reason !== 'irrelevant') return [];
      const lost = truth.case.asks.find((ask) => !run.answered.has(ask.id) && truth.carriers(ask).some((carrier) => carrier.document.id === id));
      return lost === undefined ? [] : [`${id} is called ${reason}, and its answer to “${lost.term}” is missing.`];
    });
  }),
];

/** Ids of hits that the asker may know of. */
export function permittedHits({ log }: JudgedRun, truth: Truth): Set<string> {
  const permitted = new Set(truth.permitted.map(({ id }) => id));
  return new Set(log.searches.flatMap(({ returned }) => returned).filter((id) => permitted.has(id)));
}

/** What a forbidden id means is a gate's business. */
const forbidden = (truth: Truth, id: string): boolean => truth.byId.has(id) && !truth.permitted.some((document) => document.id === id);
