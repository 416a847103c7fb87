import { Router, type Response } from 'express';
import { z } from 'zod';
import { insertAudit } from '../audit/audit.queries.ts';
import { MemberInvitationBodySchema, MemberInvitationsSchema, MemberInvitationViewSchema, type MemberInvitations, type MemberInvitationView } from '../contract/people.ts';
import type { Deps } from '../deps.ts';
import { AppError, notFound } from '../errors.ts';
import { endpoint } from '../http/endpoint.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { inviteMember, resendMemberInvitation } from './invite-member.ts';
import { revokeMemberInvitation, selectMemberInvitations, selectOptionalMemberInvitation } from './member-invitations.queries.ts';

const InvitationParams = z.strictObject({ invitationId: z.uuid() });

export function memberInvitationRoutes(deps: Deps) {
  const { database, baseUrl } = deps;
  const router = Router();
  const by = (res: Response) => ({ actor: memberOf(res).actor, name: memberOf(res).member.name, baseUrl });

  router.get('/member-invitations', requireMember(deps, 'admin'), endpoint({
    id: 'listMemberInvitations', summary: 'Invitations of members, newest first',
    answers: { 200: MemberInvitationsSchema },
  }, async (_req, res) => {
    res.json({ items: await database.within(memberOf(res).scope, selectMemberInvitations) } satisfies MemberInvitations);
  }));

  router.post('/member-invitations', requireMember(deps, 'admin'), endpoint({
    id: 'inviteMember', summary: 'Invite a member by mail',
    body: MemberInvitationBodySchema, answers: { 201: MemberInvitationViewSchema }, errors: ['already_member', 'already_invited'],
  }, async (_req, res, { body: wanted }) => {
    res.status(201).json(await database.within(memberOf(res).scope, (db) => inviteMember(db, wanted, by(res))));
  }));

  router.post('/member-invitations/:invitationId/resend', requireMember(deps, 'admin'), endpoint({
    id: 'resendMemberInvitation', summary: 'Send the mail to a member again, with a new link',
    params: InvitationParams, answers: { 200: MemberInvitationViewSchema }, errors: ['invitation_used'],
  }, async (_req, res, { params: { invitationId } }) => {
    res.json(await database.within(memberOf(res).scope, (db) => resendMemberInvitation(db, invitationId, by(res))));
  }));

  router.post('/member-invitations/:invitationId/revoke', requireMember(deps, 'admin'), endpoint({
    id: 'revokeMemberInvitation', summary: 'Withdraw the invitation of a member',
    params: InvitationParams, answers: { 200: MemberInvitationViewSchema }, errors: ['invitation_used'],
  }, async (_req, res, { params: { invitationId } }) => {
    const { scope, actor } = memberOf(res);
    res.json(await database.within(scope, async (db): Promise<MemberInvitationView> => {
      const invitation = await selectOptionalMemberInvitation(db, invitationId);
      if (invitation === null) throw notFound('invitation');
      if (!await revokeMemberInvitation(db, invitationId)) throw new AppError('invitation_used', 'It was accepted or withdrawn before.');
      await insertAudit(db, { actor, action: 'member_invitation_revoked', subject: `member_invitation:${invitationId}` });
      return { ...invitation, state: 'revoked' };
    }));
  }));
  return router;
}
