import type { Check, EvidenceTable } from '../../report.ts';

export const KIND = 'pr-review';
export const idOf = (name: string): string => `${KIND}/${name}`;

type Found = Pick<Check, 'verdict' | 'detail'> & Partial<Pick<Check, 'share' | 'evidence'>>;

/** One check, for reviewers unless said otherwise. */
export function check(name: string, title: string, group: string, weight: number, found: Found): Check {
  return { id: idOf(name), title, group, weight, audience: 'reviewer', ...found };
}

/** A plain table of text. */
export function table(title: string, columns: string[], rows: string[][]): EvidenceTable {
  return { title, columns, rows: rows.map((row) => row.map((text) => ({ text, foreign: false }))) };
}
