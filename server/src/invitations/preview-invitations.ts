import { selectBranding } from '../branding/branding.queries.ts';
import type { Preview } from '../contract/authoring.ts';
import type { Db } from '../db/database.ts';
import { selectOwnOrganization } from '../people/people.queries.ts';
import { selectVersions } from '../screens/screens.queries.ts';
import { requireFuture, requireOpenScreen } from './create-invitation.ts';
import { invitationMail } from './invitation-mail.ts';
import { selectInvited } from './invitations.queries.ts';
import { readCsv } from './read-csv.ts';

const DEFAULT_MS = 14 * 24 * 3600 * 1000;

/** What inviting by this CSV would do; whom the screen has invited already is a problem of that row. */
export async function previewInvitations(db: Db, baseUrl: string, { screenId, csv, expiresAt }: { screenId: string; csv: string; expiresAt: string | null }): Promise<Preview> {
  requireFuture(expiresAt);
  await requireOpenScreen(db, screenId);
  const { candidates, problems, ignoredColumns } = readCsv(csv);
  const invited = await selectInvited(db, screenId, candidates.map(({ email }) => email.toLowerCase()));
  const [known, good] = [true, false].map((wanted) => candidates.filter(({ email }) => invited.includes(email.toLowerCase()) === wanted));
  return {
    candidates: good ?? [],
    problems: [...problems, ...(known ?? []).map(({ line, email }) => ({ line, detail: `email: ${email} was invited to this screen already.` }))].sort((a, b) => a.line - b.line),
    ignoredColumns,
    mail: await mailTo(db, baseUrl, good?.[0], screenId, expiresAt),
  };
}

async function mailTo(db: Db, baseUrl: string, candidate: { name: string } | undefined, screenId: string, expiresAt: string | null): Promise<Preview['mail']> {
  const [newest] = await selectVersions(db, screenId);
  if (candidate === undefined || newest === undefined) return null;
  const { name: organization } = await selectOwnOrganization(db);
  const { supportEmail } = await selectBranding(db);
  return invitationMail({
    candidate, organization, supportEmail, screen: newest.definition.title, url: `${baseUrl}/s/(a link of their own)`, expiresAt: expiresAt ?? new Date(Date.now() + DEFAULT_MS).toISOString(),
  });
}
