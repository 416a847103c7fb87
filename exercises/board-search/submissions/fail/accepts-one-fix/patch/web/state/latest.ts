/** Counts searches; only the latest may be shown. */
export function isLatest(mine: number, latest: number): boolean {
  return mine === latest;
}
