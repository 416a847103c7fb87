import type { Judged } from '../checks/named-check.ts';
import type { CaseReadings } from '../reading/case-readings.ts';
import type { Reading } from '../reading/reading.ts';
import type { CaseFacts } from '../truth/case-facts.ts';
import type { Droppable } from './design-note.ts';

const MOST_REVERSED = 1 / 3;

/** Compares pairs of kinds by the room in which half of each survives: what is given up first needs the larger one. */
export function dropOrderClaim(order: readonly Droppable[], cases: readonly CaseReadings[]): Judged {
  const pairs = cases.flatMap(({ prepared: { facts }, rooms, open }) => {
    const needs = order.map((kind) => ({ kind, room: roomForHalf(kind, facts, [...rooms, open]) })).filter(({ room }) => room !== null);
    return needs.flatMap((first, index) => needs.slice(index + 1).filter(({ room }) => room !== first.room).map((later) => ({ first, later, at: open })));
  });
  const reversed = pairs.filter(({ first, later }) => first.room! < later.room!);
  const say = (room: number) => (room === Infinity ? 'in no room' : `from a room of ${room} on`);
  return {
    reached: pairs.length,
    findings: reversed.length <= MOST_REVERSED * pairs.length ? [] : reversed.map(({ first, later, at }) => ({
      at, message: `The note gives up ${first.kind} before ${later.kind}, but half of ${first.kind} is in ${say(first.room!)}, and half of ${later.kind} ${say(later.room!)}; ${reversed.length} of ${pairs.length} pairs are reversed.`,
    })),
  };
}

/** Null where a case has nothing of the kind, infinity where half of it never survives. */
function roomForHalf(kind: Droppable, facts: CaseFacts, readings: readonly Reading[]): number | null {
  const shareIn = SHARES[kind](facts);
  if (shareIn === null) return null;
  return readings.find((reading) => shareIn(reading) >= 0.5)?.run.at.room ?? Infinity;
}

type ShareIn = (reading: Reading) => number;

const SHARES: Record<Droppable, (facts: CaseFacts) => ShareIn | null> = {
  'idle-history'({ turns }) {
    const idle = [...turns.keys()].filter((turn) => turns[turn]!.every(({ mentions }) => mentions.length === 0));
    return idle.length === 0 ? null : ({ shown }) => idle.filter((turn) => shown.turns.has(turn)).length / idle.length;
  },
  /** Sentences without a term beside the evidence; whole documents without one are no question of room. */
  filler({ documents }) {
    const filler = [...documents].filter(([, { valid }]) => valid.size > 0).flatMap(([id, { sentences }]) => [...sentences.keys()].filter((index) => sentences[index]!.mentions.length === 0).map((index) => ({ id, index })));
    return filler.length === 0 ? null : ({ shown }) => filler.filter(({ id, index }) => shown.documents.get(id)?.has(index)).length / filler.length;
  },
  'light-asks': (facts) => halfOfAsks(facts, 'light'),
  'heavy-asks': (facts) => halfOfAsks(facts, 'heavy'),
};

/** Asks below and above the middle weight; those of the middle weight itself are neither. */
function halfOfAsks({ attainable }: CaseFacts, half: 'light' | 'heavy'): ShareIn | null {
  const weights = attainable.map(({ weight }) => weight).toSorted((a, b) => a - b);
  const middle = (weights[(weights.length - 1) >> 1]! + weights[weights.length >> 1]!) / 2;
  const asks = attainable.filter(({ weight }) => (half === 'light' ? weight < middle : weight > middle));
  return asks.length === 0 ? null : ({ met }) => asks.filter(({ id }) => met.has(id)).length / asks.length;
}
