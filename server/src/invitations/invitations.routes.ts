import { Router } from 'express';
import { z } from 'zod';
import { insertAudit } from '../audit/audit.queries.ts';
import { InvitationBodySchema } from '../contract/authoring.ts';
import { OpenInvitationBodySchema } from '../contract/session.ts';
import type { Deps } from '../deps.ts';
import { AppError, notFound } from '../errors.ts';
import { everyone } from '../http/audience.ts';
import { limitTo } from '../http/rate-limits.ts';
import { parse } from '../http/parse.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { selectSessionView } from '../sessions/sessions.queries.ts';
import { createInvitation } from './create-invitation.ts';
import { revokeInvitation, selectInvitations, selectOptionalInvitation } from './invitations.queries.ts';
import { openInvitation } from './open-invitation.ts';

export function invitationRoutes(deps: Deps) {
  const { database, baseUrl } = deps;
  const router = Router();

  router.post('/invitations/open', everyone, limitTo(300), async (req, res) => {
    const { token, takeOver } = parse(OpenInvitationBodySchema, req.body);
    const scope = await openInvitation(deps, req, res, token, takeOver);
    res.json(await database.within(scope, selectSessionView));
  });

  router.get('/invitations', requireMember(deps, 'author'), async (_req, res) => {
    res.json({ items: await database.within(memberOf(res).scope, selectInvitations) });
  });

  router.post('/invitations', requireMember(deps, 'author'), async (req, res) => {
    const { screenId, candidate, expiresAt } = parse(InvitationBodySchema, req.body);
    const { scope, actor } = memberOf(res);
    const created = await database.within(scope, (db) => createInvitation(db, baseUrl, {
      screenId, ...candidate, expiresAt: expiresAt ?? null, createdBy: actor,
    }));
    res.status(201).json(created);
  });

  router.post('/invitations/:invitationId/revoke', requireMember(deps, 'author'), async (req, res) => {
    const { invitationId } = parse(z.strictObject({ invitationId: z.uuid() }), req.params, 'params');
    const { scope, actor } = memberOf(res);
    res.json(await database.within(scope, async (db) => {
      const invitation = await selectOptionalInvitation(db, invitationId);
      if (invitation === null) throw notFound('invitation');
      if (!await revokeInvitation(db, invitation)) throw new AppError('invitation_used', 'It was opened or withdrawn before.');
      await insertAudit(db, { actor, action: 'invitation_revoked', subject: `invitation:${invitation.id}` });
      return { ...invitation, state: 'revoked' };
    }));
  });
  return router;
}
