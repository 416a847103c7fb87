import type { CorpusCase } from '@assay/fixtures/corpus/corpus-case.ts';
import { renderBlock, renderLayout, renderTurn } from '../layout/render-layout.ts';
import type { CaseFacts } from '../truth/case-facts.ts';
import type { Frontier } from './optimum.ts';

/** Where a run stands: below what any context takes, at the empty layout, in one of the rooms, or with room for everything. */
export type Zone = 'tight' | 'empty' | 'room' | 'open';
/** `limit` and `room` in tokens; `room` is what the empty layout leaves of the limit. */
export type Limit = { zone: Zone; limit: number; room: number };

const ROOMS = 10;
/** Escaping more than is asked, marks of gaps and a reserve of the candidate's own still fit. */
const OPEN_FACTOR = 1.25;
const OPEN_EXTRA = 1_000;

type Count = (text: string) => number;

/** The ceilings under which a case is run, from none to one for everything. */
export function limitsOf(facts: CaseFacts, steps: Frontier, countTokens: Count): Limit[] {
  const { corpusCase } = facts;
  const least = countTokens(renderLayout(corpusCase, [], []));
  const at = (zone: Zone, limit: number): Limit => ({ zone, limit, room: limit - least });
  return [
    at('tight', -Math.ceil(least / 4)), at('tight', Math.floor(least / 2)), at('tight', least - 1), at('empty', least),
    ...roomsOf(steps).map((room) => at('room', least + room)),
    at('open', Math.ceil(countTokens(everything(facts)) * OPEN_FACTOR) + OPEN_EXTRA),
  ];
}

/** Ten rooms, log-spaced from where the optimum has something to three times what everything worth having takes. */
function roomsOf(steps: Frontier): number[] {
  const [first] = steps;
  const last = steps.at(-1);
  // Nothing to find: rooms that a careless assembler fills with something all the same.
  const [from, to] = first === undefined || last === undefined ? [30, 300] : [Math.max(first.cost, last.cost / 8), 3 * last.cost];
  return Array.from({ length: ROOMS }, (_, index) => Math.ceil(from * (to / from) ** (index / (ROOMS - 1))));
}

function everything({ corpusCase, documents }: CaseFacts): string {
  const blocks = [...documents.values()].map(({ document }, index) => renderBlock(index + 1, document.source, document.text));
  return renderLayout(corpusCase, corpusCase.history.map(({ role, text }) => renderTurn(role, text)), blocks);
}

/** What is kept for the answer. The large reserve exceeds every room but the open one, so that forgetting it shows. */
export function reserveOf({ special }: CorpusCase, steps: Frontier, least: number): number {
  const full = steps.at(-1)?.cost ?? 100;
  return special === 'large-reserve' ? 4 * full + least : least + Math.ceil(full / 2);
}
