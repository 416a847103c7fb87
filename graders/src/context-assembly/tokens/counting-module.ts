import { meteredCounter } from './metered-counter.ts';

/** Runs beside the realm, in the child's own Node: counts for one run at a time and keeps its meter. */
let meter = meteredCounter();

export function compute(op: string, args: unknown): unknown {
  if (op === 'count') return meter.countTokens(args);
  const { counted } = meter;
  meter = meteredCounter();
  return counted;
}
