import type { Ask } from '@assay/fixtures/corpus/corpus-case.ts';
import type { Truth } from '../truth.ts';
import type { JudgedBlock, JudgedTurn } from './judged-run.ts';

/** Which asks a context answers: a valid answer and every definition it needs are in it. */
export function answeredIn(truth: Truth, blocks: readonly JudgedBlock[], turns: readonly JudgedTurn[]): { answered: Set<string>; undefinedAsks: Set<string> } {
  const inDocument = new Map<string, Set<number>>();
  for (const { id, match } of blocks) {
    if (id === null || match === null) continue;
    const known = inDocument.get(id) ?? new Set();
    match.sentences.forEach((sentence) => known.add(sentence));
    inDocument.set(id, known);
  }
  const holds = (id: string, sentences: readonly number[]) => sentences.some((sentence) => inDocument.get(id)?.has(sentence));
  const answered = new Set<string>();
  const undefinedAsks = new Set<string>();
  for (const ask of truth.case.asks) {
    const inTurn = truth.turnsAnswering(ask).some(({ turn, sentences }) => turns.some((one) => one.turn === turn && sentences.some((sentence) => one.match?.sentences.includes(sentence))));
    const said = truth.carriers(ask).filter(({ document, sentences }) => holds(document.id, sentences));
    if (inTurn || said.some(({ document }) => isDefined(truth, document.requires, ask, holds))) answered.add(ask.id);
    else if (said.length > 0) undefinedAsks.add(ask.id);
  }
  return { answered, undefinedAsks };
}

const isDefined = (truth: Truth, requires: readonly string[], ask: Ask, holds: (id: string, sentences: readonly number[]) => boolean): boolean =>
  requires.every((id) => holds(id, truth.defining(id, ask)));
