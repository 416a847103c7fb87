import type { Moment } from '../../sandbox/sandbox-types.ts';

const EPOCH_MS = Date.UTC(2026, 2, 2, 9);
/** Into another day and another hour of it. */
const BETWEEN_MS = 31 * 3_600_000;

/** Chance and time of day of a run; each repeat has others. */
export function momentOf(seed: number, repeat = 0): Moment {
  return { seed: seed + repeat, epochMs: EPOCH_MS + repeat * BETWEEN_MS };
}
