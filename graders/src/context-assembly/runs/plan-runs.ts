import { escapeBody } from '../layout/escape.ts';
import { renderDocument, renderTurn } from '../layout/render.ts';
import type { Optimum } from '../optimum/optimum.ts';
import { countTokens } from '../tokens/count-tokens.ts';
import type { Truth } from '../truth.ts';
import type { PlannedRun, RunKind } from '../judge/judged-run.ts';

const ROOMS = 10;
const RESERVE = 256;

/** The limits that a case is run at: too tight ones, the empty layout exactly, rooms along the curve, and one where everything fits. */
export function planRuns(truth: Truth, optimum: Optimum, rooms = ROOMS): PlannedRun[] {
  const complete = optimum.roomFor(1) ?? 100;
  const reserveOutput = truth.case.special === 'large-reserve' ? 4 * complete : RESERVE;
  const at = (kind: RunKind, limit: number): PlannedRun => ({ kind, limit, reserveOutput, budget: limit + reserveOutput, room: limit - optimum.emptyTokens });
  return [
    at('tight', -50), at('tight', Math.floor(optimum.emptyTokens / 2)), at('tight', optimum.emptyTokens - 1),
    at('exact', optimum.emptyTokens),
    ...logSpaced(Math.max(optimum.firstRoom ?? 20, complete / 8), 3 * complete, rooms).map((room) => at('room', optimum.emptyTokens + room)),
    at('open', optimum.emptyTokens + everything(truth)),
  ];
}

/** The limit at what a run just used, and the one below. */
export function probesAfter(run: PlannedRun, tokens: number): PlannedRun[] {
  return (['probe-equal', 'probe-less'] as const).map((kind, less) => {
    const limit = tokens - less;
    return { ...run, kind, limit, budget: limit + run.reserveOutput, room: run.room - run.limit + limit };
  });
}

/** Tokens of all that the asker may see, with room for careless escaping. */
function everything({ permitted, case: { history } }: Truth): number {
  const documents = permitted.map(({ source, text }) => renderDocument(1, source, escapeBody(text)));
  const turns = history.map(({ role, text }) => renderTurn(role, text));
  return 400 + Math.ceil(1.3 * [...documents, ...turns].reduce((sum, text) => sum + countTokens(text), 0));
}

/** Whole numbers from `first` to `last`, each larger than the one before by about the same factor. */
function logSpaced(first: number, last: number, count: number): number[] {
  const spaced = Array.from({ length: count }, (_, i) => Math.round(first * (last / first) ** (i / (count - 1))));
  return [...new Set(spaced)];
}
