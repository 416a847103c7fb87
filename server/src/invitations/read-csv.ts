import Papa from 'papaparse';
import { InvitedSchema, MAX_INVITATIONS, type Preview } from '../contract/authoring.ts';

type Read = Omit<Preview, 'mail'>;

const COLUMNS = ['name', 'email', 'time_factor'] as const;
type Column = (typeof COLUMNS)[number];
type Row = { line: number; cells: string[]; broken: string | null };

/**
 * Reads whom to invite from a CSV with a header. Every row that cannot be invited is told by its line, with all that is
 * wrong in it; the others stay usable. Separator (comma, semicolon, tab) and quoting are recognised.
 */
export function readCsv(csv: string): Read {
  const [header, ...rows] = rowsOf(csv.replace(/^\uFEFF/, ''));
  const names = (header?.cells ?? []).map((cell) => cell.trim().toLowerCase().replace(/[ -]/g, '_'));
  const missing = (['name', 'email'] as const).filter((column) => !names.includes(column));
  if (missing.length > 0) return { candidates: [], problems: [{ line: header?.line ?? 1, detail: `The header has no column ${missing.join(' and none ')}. Begin the file with: name,email` }], ignoredColumns: [] };
  const preview: Read = { candidates: [], problems: [], ignoredColumns: names.filter((name) => !(COLUMNS as readonly string[]).includes(name)) };
  if (rows.length === 0) preview.problems.push({ line: (header?.line ?? 1) + 1, detail: 'There is nobody below the header. Add a row for each candidate.' });
  for (const row of rows) {
    const cell = (column: Column) => row.cells[names.indexOf(column)]?.trim() ?? '';
    const factor = cell('time_factor');
    const read = InvitedSchema.safeParse({ name: cell('name'), email: cell('email'), ...(factor !== '' && { timeFactor: numberIn(factor) }) });
    const wrong = read.error?.issues.map(({ path, message }) => `${path[0] === 'timeFactor' ? 'time_factor' : String(path[0])}: ${message}`) ?? [];
    if (row.broken !== null) wrong.unshift(row.broken);
    else if (row.cells.length > names.length) wrong.unshift(`It has ${row.cells.length} cells and the header ${names.length}. Put quotes around text with separators.`);
    const twin = read.success && preview.candidates.find(({ email }) => email.toLowerCase() === read.data.email.toLowerCase());
    if (twin) wrong.push(`email: It stands in line ${twin.line} already. Remove one of them.`);
    if (wrong.length === 0 && preview.candidates.length === MAX_INVITATIONS) wrong.push(`More than ${MAX_INVITATIONS} candidates. Invite these first, then the rest.`);
    if (read.success && wrong.length === 0) preview.candidates.push({ line: row.line, ...read.data, timeFactor: read.data.timeFactor ?? 1 });
    else preview.problems.push({ line: row.line, detail: wrong.join(' ') });
  }
  return preview;
}

/** Rows with the line they begin on; a quoted cell may hold line breaks. */
function rowsOf(csv: string): Row[] {
  const rows: Row[] = [];
  let at = 0;
  Papa.parse<string[]>(csv, {
    step({ data, errors, meta }) {
      const line = 1 + (csv.slice(0, at).match(/\r\n|\n|\r/g)?.length ?? 0);
      at = meta.cursor;
      const quote = errors.find(({ type }) => type === 'Quotes');
      if (data.some((cell) => cell.trim() !== '')) rows.push({ line, cells: data, broken: quote === undefined ? null : 'A quote is opened and not closed as it should be.' });
    },
  });
  return rows;
}

/** 1.5 and, as half of Europe writes it, 1,5. */
function numberIn(text: string): number {
  return Number(text.replace(',', '.'));
}
