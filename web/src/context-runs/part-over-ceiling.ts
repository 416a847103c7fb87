/** Index of the part in which the sum of tokens first exceeds the limit; null when all fit. */
export function partOverCeiling(parts: readonly { tokens: number }[], limit: number): number | null {
  let sum = 0;
  for (const [index, { tokens }] of parts.entries()) {
    sum += tokens;
    if (sum > limit) return index;
  }
  return null;
}
