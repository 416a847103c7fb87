import { insertAudit } from '../audit/audit.queries.ts';
import type { Accounts } from '../auth/accounts.ts';
import type { SsoFailure } from '../contract/sign-in.ts';
import type { Database, Db } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { joinOrganization } from '../members/join-organization.ts';
import { selectOptionalOpenInvitation } from '../members/member-invitations.queries.ts';
import { selectOptionalMemberByEmail } from '../members/members.queries.ts';
import { selectOptionalMembership } from '../people/people.queries.ts';
import type { Person } from './open-id-client.ts';

/** Why somebody whom the identity provider vouches for is not let in. */
export class SsoRefused extends Error {
  override name = 'SsoRefused';
  readonly failure: SsoFailure;

  constructor(failure: SsoFailure) {
    super(failure);
    this.failure = failure;
  }
}

type Deps = { database: Database; auth: Accounts };

/**
 * The account of a person in this organization. A provider is believed about the organization that chose it and
 * about no other: who is known to it by subject comes in; who is new must have the address of a member or of an
 * invitation. An address alone never opens an account that the provider has linked to another subject.
 */
export async function enterByProvider(deps: Deps, organization: string, person: Person): Promise<string> {
  const { internalAdapter } = await deps.auth.$context;
  const identity = { providerId: `oidc:${organization}:${person.issuer}`, accountId: person.subject };
  const linked = await internalAdapter.findAccountByKey(identity);
  if (linked !== null) {
    const member = await selectOptionalMembership(deps.database, linked.userId);
    if (member?.organization_id !== organization) throw new SsoRefused('no_member');
    return linked.userId;
  }
  if (person.email === null || !person.emailVerified) throw new SsoRefused('unverified');
  const within = <T>(work: (db: Db) => Promise<T>) => deps.database.within({ scope: 'organization', organization }, work);
  const member = await within((db) => selectOptionalMemberByEmail(db, person.email ?? ''));
  const account = member?.account_id ?? await joinInvited(deps, organization, person.email, person.name);
  const others = await internalAdapter.findAccounts(account);
  if (others.some(({ providerId }) => providerId === identity.providerId)) throw new SsoRefused('no_member');
  await internalAdapter.linkAccount({ userId: account, ...identity });
  await within((db) => insertAudit(db, { actor: `member:${account}`, action: 'sign_in_linked', subject: `member:${account}`, detail: { issuer: person.issuer } }));
  return account;
}

/** Whoever was invited accepts by signing in. */
async function joinInvited(deps: Deps, organization: string, email: string, name: string | null): Promise<string> {
  const invitation = await deps.database.within({ scope: 'organization', organization }, (db) => selectOptionalOpenInvitation(db, email));
  if (invitation === null) throw new SsoRefused('no_member');
  try {
    return await joinOrganization(deps, invitation.link, invitation.secretHash, { name: name ?? email, password: null });
  } catch (error) {
    throw error instanceof AppError && error.code === 'account_elsewhere' ? new SsoRefused('account_elsewhere') : error;
  }
}
