import { optimumAt } from '../optimum/optimum.ts';
import type { CaseReadings } from '../reading/case-readings.ts';
import { isOk, type OkReading } from '../reading/reading.ts';
import { carriersOf } from '../optimum/bits.ts';

type Choice = { lost: number; question: string };

/** "At 260 tokens you dropped c07 and kept c12: why?", one per case, the most costly first. */
export function choiceQuestions(cases: readonly CaseReadings[]): string[] {
  const perCase = cases.map(({ rooms }) => rooms.filter(isOk).map(choiceOf).filter((choice) => choice !== null).toSorted((a, b) => b.lost - a.lost)[0]);
  return perCase.filter((choice) => choice !== undefined).toSorted((a, b) => b.lost - a.lost).map(({ question }) => question);
}

/** A room in which a heavier answer was left out for a lighter one that is in. */
function choiceOf({ prepared: { facts, steps }, run, output, value, met, blocks }: OkReading): Choice | null {
  const best = optimumAt(steps ?? [], run.at.room);
  const missed = facts.attainable.filter(({ id }) => !met.has(id)).toSorted((a, b) => b.weight - a.weight)[0];
  const kept = facts.attainable.filter(({ id }) => met.has(id)).toSorted((a, b) => a.weight - b.weight)[0];
  if (best <= value || missed === undefined || kept === undefined || kept.weight >= missed.weight) return null;
  const seen = new Map(output.dropped.map(({ id, reason }) => [id, reason]));
  const leftOut = carriersOf(missed.id, facts).map(({ document }) => document.id).find((id) => seen.has(id));
  const inside = blocks.map(({ id }) => id).find((id) => id !== null && facts.documents.get(id)?.valid.has(kept.id));
  if (leftOut === undefined || inside === undefined) return null;
  return {
    lost: (best - value) / facts.full,
    question: `In ${facts.corpusCase.name}, at a limit of ${run.at.limit} tokens, you dropped ${leftOut} (as ${seen.get(leftOut)!}), which answers “${missed.term}” of weight ${missed.weight}, and kept ${inside}, which answers “${kept.term}” of weight ${kept.weight}. The best context here is worth ${best}, yours ${value}. Why that choice?`,
  };
}
