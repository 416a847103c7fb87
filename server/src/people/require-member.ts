import { fromNodeHeaders } from 'better-auth/node';
import type { Request, RequestHandler, Response } from 'express';
import { enterByKey, readBearer } from '../api-keys/enter-by-key.ts';
import type { Auth } from '../auth/auth.ts';
import type { MemberRole } from '../contract/people.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { guardFor, type Audience } from '../http/audience.ts';
import type { MemberViewer } from './member-viewer.ts';
import { selectOptionalMembership } from './people.queries.ts';

type Deps = { database: Database; auth: Auth };

const ROLES = {
  member: ['admin', 'author', 'interviewer'],
  author: ['admin', 'author'],
  admin: ['admin'],
} as const satisfies Partial<Record<Audience, readonly MemberRole[]>>;

/** For members who are signed in, and for programs with a key of the organization, except to settings. */
export function requireMember(deps: Deps, audience: keyof typeof ROLES = 'member'): RequestHandler {
  return guard(deps, audience, audience !== 'admin');
}

/** For what only a person can do: judging above all. */
export function requirePerson(deps: Deps, audience: keyof typeof ROLES = 'member'): RequestHandler {
  return guard(deps, audience, false);
}

function guard(deps: Deps, audience: keyof typeof ROLES, keys: boolean): RequestHandler {
  return guardFor(audience, async (req, res, next) => {
    const key = readBearer(req);
    res.locals.member = key === null ? await enterSignedIn(deps, req, audience) : await enterByKey(deps.database, req, key, keys);
    next();
  }, { keys });
}

export function memberOf(res: Response): MemberViewer {
  return res.locals.member as MemberViewer;
}

async function enterSignedIn({ database, auth }: Deps, req: Request, audience: keyof typeof ROLES): Promise<MemberViewer> {
  const signedIn = await auth.api.getSession({ headers: fromNodeHeaders(req.headers) });
  if (signedIn === null) throw new AppError('signed_out', 'Sign in and try again.');
  const member = await selectOptionalMembership(database, signedIn.user.id);
  if (member === null) throw new AppError('no_membership', 'Ask an administrator of your organization to add you.');
  if (!(ROLES[audience] as readonly MemberRole[]).includes(member.role)) {
    throw new AppError('wrong_role', `You are ${member.role}; this needs ${ROLES[audience].join(' or ')}.`);
  }
  return { scope: { scope: 'organization', organization: member.organization_id }, member, actor: `member:${member.account_id}` };
}

/** Who is behind a request, as the audit log names an actor. */
export function actorOf(res: Response): string {
  return memberOf(res).actor;
}
