import type { Preview } from '../contract/authoring.ts';
import type { Db } from '../db/database.ts';
import { requireOpenScreen } from './create-invitation.ts';
import { selectInvited } from './invitations.queries.ts';
import { readCsv } from './read-csv.ts';

/** What inviting by this CSV would do; whom the screen has invited already is a problem of that row. */
export async function previewInvitations(db: Db, screenId: string, csv: string): Promise<Preview> {
  await requireOpenScreen(db, screenId);
  const { candidates, problems, ignoredColumns } = readCsv(csv);
  const invited = await selectInvited(db, screenId, candidates.map(({ email }) => email.toLowerCase()));
  const known = candidates.filter(({ email }) => invited.includes(email.toLowerCase()));
  return {
    candidates: candidates.filter((candidate) => !known.includes(candidate)),
    problems: [...problems, ...known.map(({ line, email }) => ({ line, detail: `email: ${email} was invited to this screen already.` }))].sort((a, b) => a.line - b.line),
    ignoredColumns,
  };
}
