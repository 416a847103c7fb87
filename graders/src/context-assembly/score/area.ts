import { optimumAt } from '../optimum/optimum.ts';
import type { CaseReadings } from '../reading/case-readings.ts';
import type { Reading } from '../reading/reading.ts';

/** A point of a case's curve: what a context shows in a room, and the most that any could. */
export type CurvePoint = { room: number; value: number; optimum: number; ratio: number };

/** The curve over the ten rooms; null where the optimum is unknown or there is nothing to show. */
export function curveOf({ prepared: { steps }, rooms }: CaseReadings): CurvePoint[] | null {
  if (steps === null || steps.length === 0) return null;
  return rooms.map(({ run: { at: { room } }, value }) => {
    const optimum = optimumAt(steps, room);
    // Sentences in another order may save a token, which is no merit.
    return { room, value, optimum, ratio: Math.min(1, value / optimum) };
  });
}

/** Mean of the ratio over the logarithm of the room, by trapezoids, 0–1. */
export function areaOf(points: readonly CurvePoint[]): number {
  const pairs = points.slice(1).map((to, index) => ({ from: points[index]!, to }));
  const width = ({ from, to }: typeof pairs[number]) => Math.log(to.room / from.room);
  const total = pairs.reduce((sum, pair) => sum + width(pair), 0);
  return pairs.reduce((sum, pair) => sum + (width(pair) * (pair.from.ratio + pair.to.ratio)) / 2, 0) / total;
}

/** Room for a share of the full value, as a multiple of what the optimum takes for it; null where it is never reached. */
export function roomFactor({ prepared: { facts, steps } }: CaseReadings, points: readonly CurvePoint[], share: number): number | null {
  const reached = points.find(({ value }) => value >= share * facts.full);
  const best = steps?.find(({ value }) => value >= share * facts.full);
  // The first room may be larger than what the optimum takes; no context can be better than that.
  return reached === undefined || best === undefined ? null : Math.max(1, reached.room / best.cost);
}

/** Falls of the value from one room to the next larger one. */
export function valueLost(readings: readonly Reading[]): { total: number; drops: { from: Reading; to: Reading }[] } {
  const drops = readings.slice(1).map((to, index) => ({ from: readings[index]!, to })).filter(({ from, to }) => to.value < from.value);
  return { total: drops.reduce((sum, { from, to }) => sum + from.value - to.value, 0), drops };
}
