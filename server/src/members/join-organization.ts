import { insertAudit } from '../audit/audit.queries.ts';
import { createAccount, deleteAccount, findAccount, type Accounts } from '../auth/accounts.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { selectOptionalMembership } from '../people/people.queries.ts';
import { holdAddress, updateAccepted, type MemberLink } from './member-invitations.queries.ts';
import { insertMember } from './members.queries.ts';

/** @throws AppError when the link opens nothing (any more) */
export function usableLink(link: MemberLink | null): MemberLink {
  if (link === null) throw new AppError('invitation_unknown', 'Copy the whole link from the mail. If it was sent twice, only the last one works.');
  if (link.accepted_at !== null) throw new AppError('invitation_used', 'You have joined. Sign in with your address and password.');
  if (link.revoked_at !== null) throw new AppError('invitation_revoked', 'Ask who invited you for a new one.');
  if (link.expired) throw new AppError('invitation_expired', `It was valid until ${new Date(link.expires_at).toUTCString()}. Ask who invited you to send it again.`);
  return link;
}

type Deps = { database: Database; auth: Accounts };

/** Turns an invitation into a member with an account of his own; returns its id. */
export async function joinOrganization(deps: Deps, link: MemberLink, secretHash: string, { name, password }: { name: string; password: string | null }): Promise<string> {
  const { database, auth } = deps;
  // Asked before, too: within the transaction it takes a second connection, for which many at once would wait for ever.
  await selectLeftAccount(deps, link.email);
  return database.within({ scope: 'organization', organization: link.organization_id }, async (db) => {
    await holdAddress(db, link.email);
    if (!await updateAccepted(db, link, secretHash)) throw new AppError('invitation_used', 'It was accepted, withdrawn or sent again a moment ago.');
    const left = await selectLeftAccount(deps, link.email);
    if (left !== null) await deleteAccount(auth, left);
    const accountId = await createAccount(auth, { name, email: link.email, password });
    await insertMember(db, { accountId, name, email: link.email, role: link.role });
    await insertAudit(db, { actor: `member:${accountId}`, action: 'member_joined', subject: `member_invitation:${link.id}`, detail: { role: link.role } });
    return accountId;
  });
}

/**
 * The account with this address that has no membership, or null: a process died between its two writes. An account
 * belongs to one organization, so that what one organization may do to it (reset it by a mail its administrators can
 * read, sign it in by its identity provider) never reaches another.
 */
async function selectLeftAccount({ database, auth }: Deps, email: string): Promise<string | null> {
  const known = await findAccount(auth, email);
  if (known !== null && await selectOptionalMembership(database, known) !== null) {
    throw new AppError('account_elsewhere', 'An account belongs to one organization. Ask to be invited under another address.');
  }
  return known;
}
