import { fromNodeHeaders } from 'better-auth/node';
import type { RequestHandler, Response } from 'express';
import type { Auth } from '../auth/auth.ts';
import type { MemberRole } from '../contract/people.ts';
import type { Database, Scope } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { guardFor, type Audience } from '../http/audience.ts';
import { selectOptionalMembership, type Membership } from './people.queries.ts';

export type MemberViewer = { scope: Extract<Scope, { scope: 'organization' }>; member: Membership };

const ROLES = {
  member: ['admin', 'author', 'interviewer'],
  author: ['admin', 'author'],
  admin: ['admin'],
} as const satisfies Partial<Record<Audience, readonly MemberRole[]>>;

export function requireMember({ database, auth }: { database: Database; auth: Auth }, audience: keyof typeof ROLES = 'member'): RequestHandler {
  return guardFor(audience, async (req, res, next) => {
    const signedIn = await auth.api.getSession({ headers: fromNodeHeaders(req.headers) });
    if (signedIn === null) throw new AppError('signed_out', 'Sign in and try again.');
    const member = await selectOptionalMembership(database, signedIn.user.id);
    if (member === null) throw new AppError('no_membership', 'Ask an administrator of your organization to add you.');
    if (!(ROLES[audience] as readonly MemberRole[]).includes(member.role)) {
      throw new AppError('wrong_role', `You are ${member.role}; this needs ${ROLES[audience].join(' or ')}.`);
    }
    res.locals.member = { scope: { scope: 'organization', organization: member.organization_id }, member } satisfies MemberViewer;
    next();
  });
}

export function memberOf(res: Response): MemberViewer {
  return res.locals.member as MemberViewer;
}

/** The member behind a request, as the audit log names an actor. */
export function actorOf(res: Response): string {
  return `member:${memberOf(res).member.account_id}`;
}
