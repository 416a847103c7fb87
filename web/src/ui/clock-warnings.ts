/** Minutes before the end at which a candidate is told once. */
const WARN_AT = [10, 2] as const;

/**
 * The warning that became due between two looks at the clock, or null. A page opened after a mark does not
 * repeat it: `before` is then null and only the passing of a mark counts.
 */
export function warningBetween(beforeMs: number | null, nowMs: number): string | null {
  if (beforeMs === null) return null;
  if (beforeMs > 0 && nowMs <= 0) return 'Time is over. Your last draft is kept and will be handed in.';
  for (const minutes of [...WARN_AT].reverse()) {
    const mark = minutes * 60_000;
    if (beforeMs > mark && nowMs <= mark) return `${minutes} minutes left.`;
  }
  return null;
}
