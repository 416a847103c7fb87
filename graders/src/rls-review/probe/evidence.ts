import type { EvidenceTable } from '../../report.ts';
import { rowText, type Answer } from './answer.ts';
import type { Symptom } from './symptom.ts';

const MAX_ROWS = 6;

/** Both worlds' answers side by side, rows with the victim's values first. */
export function tablesOf({ full, without, canaries, victim }: Symptom): EvidenceTable[] {
  const marked = new Set(canaries);
  return [table(`With ${victim}`, full, marked), ...(without === null ? [] : [table(`Without ${victim}`, without, marked)])];
}

function table(title: string, { results, error, notices }: Answer, marked: ReadonlySet<string>): EvidenceTable {
  const cell = (text: string | null) => ({ text: text?.slice(0, 300) ?? null, foreign: text !== null && (marked.has(text) || [...marked].some((canary) => canary.length >= 5 && text.includes(canary))) });
  if (error !== null) return { title, columns: ['error'], rows: [[cell(`${error.code}: ${error.message}${error.detail === '' ? '' : ` (${error.detail})`}`)]] };
  const last = results.findLast(({ columns }) => columns.length > 0);
  if (last === undefined || last.columns.length === 0) return { title, columns: ['answer'], rows: [...results.map(({ tag }) => [cell(tag)]), ...notices.map((notice) => [cell(notice)])] };
  const foreign = (row: readonly (string | null)[]) => (row.some((text) => cell(text).foreign) ? 0 : 1);
  const rows = [...last.rows].sort((a, b) => foreign(a) - foreign(b) || rowText(a).localeCompare(rowText(b))).slice(0, MAX_ROWS);
  return { title: `${title}: ${last.rows.length} rows`, columns: last.columns, rows: rows.map((row) => row.map(cell)) };
}
