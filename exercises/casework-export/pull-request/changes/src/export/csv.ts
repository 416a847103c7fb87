export type Cell = string | number | null;

/**
 * One line of a CSV file. A spreadsheet takes a text that begins with one of these signs for a formula, so that it gets
 * an apostrophe in front. Quotes are doubled.
 */
export function csvLine(cells: readonly Cell[]): string {
  return cells.map((cell) => {
    const written = String(cell ?? '');
    const safe = /^[=+\-@\t\r]/.test(written) ? `'${written}` : written;
    return `"${safe.replaceAll('"', '""')}"`;
  }).join(',');
}
