import { lineAt, sqlFile, type SqlFile } from '@assay/fixtures/database/sql-file.ts';
import { splitStatements, SqlSyntaxError } from '@assay/fixtures/database/statements.ts';

/** One SQL part of a submission: a script that Postgres can parse, or why there is none to run. */
export type SqlPart = { script: SqlFile } | { missing: string } | { unreadable: string };
/** What was handed in, part by part; each is graded without the others. */
export type HandedIn = { exploit: SqlPart; fix: SqlPart; explanation: { text: string } | { missing: string } };

const MAX_CHARACTERS = 200_000;

/** Sorts a submission into its parts. `starter` is what the candidate began with: an unchanged file is no work. */
export async function readHandedIn(files: Record<string, string>, starter: Record<string, string>): Promise<HandedIn> {
  const explanation = files['explanation.md']?.trim() ?? '';
  const untouched = explanation === '' || explanation === starter['explanation.md']?.trim();
  return {
    exploit: await readSqlPart('exploit.sql', files['exploit.sql'], starter['exploit.sql']),
    fix: await readSqlPart('fix.sql', files['fix.sql'], starter['fix.sql']),
    explanation: untouched ? { missing: 'explanation.md was not written.' } : { text: explanation },
  };
}

async function readSqlPart(path: string, text: string | undefined, starter: string | undefined): Promise<SqlPart> {
  if (text === undefined || text.trim() === '') return { missing: `${path} was not handed in.` };
  if (text.trim() === starter?.trim()) return { missing: `${path} is as it was at the start.` };
  if (text.length > MAX_CHARACTERS) return { unreadable: `${path} is longer than ${MAX_CHARACTERS} characters.` };
  if (text.includes('\0')) return { unreadable: `${path} holds binary data; it must be SQL text.` };
  try {
    const statements = await splitStatements(text);
    if (statements.length === 0) return { missing: `${path} holds no statement.` };
  } catch (error) {
    if (!(error instanceof SqlSyntaxError)) throw error;
    return { unreadable: `${path}:${lineAt(text, error.position)}: ${error.message}.` };
  }
  return { script: sqlFile(path, text) };
}

/** Why nothing of a submission can be run, or null when something can or nothing was handed in. */
export function whyUngradable({ exploit, fix }: HandedIn): string | null {
  const reasons = [exploit, fix].flatMap((part) => ('unreadable' in part ? [part.unreadable] : []));
  if (reasons.length === 0 || 'script' in exploit || 'script' in fix) return null;
  return `Nothing of the submission can be run. ${reasons.join(' ')}`;
}
