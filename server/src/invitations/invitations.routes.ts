import { Router } from 'express';
import { z } from 'zod';
import { BatchBodySchema, ExtendBodySchema, InvitationBodySchema, PreviewBodySchema, type CreatedInvitations } from '../contract/authoring.ts';
import { OpenInvitationBodySchema } from '../contract/session.ts';
import type { Deps } from '../deps.ts';
import { everyone } from '../http/audience.ts';
import { limitTo } from '../http/rate-limits.ts';
import { parse } from '../http/parse.ts';
import { actorOf, memberOf, requireMember } from '../people/require-member.ts';
import { selectSessionView } from '../sessions/sessions.queries.ts';
import { extend, resend, revoke } from './change-invitation.ts';
import { createInvitation, createInvitations } from './create-invitation.ts';
import { selectInvitations } from './invitations.queries.ts';
import { openInvitation } from './open-invitation.ts';
import { previewInvitations } from './preview-invitations.ts';

const Params = z.strictObject({ invitationId: z.uuid() });

export function invitationRoutes(deps: Deps) {
  const { database, baseUrl } = deps;
  const author = requireMember(deps, 'author');
  const router = Router();

  router.post('/invitations/open', everyone, limitTo(300), async (req, res) => {
    const { token, takeOver } = parse(OpenInvitationBodySchema, req.body);
    const scope = await openInvitation(deps, req, res, token, takeOver);
    res.json(await database.within(scope, selectSessionView));
  });

  router.get('/invitations', author, async (_req, res) => {
    res.json({ items: await database.within(memberOf(res).scope, selectInvitations) });
  });

  router.post('/invitations', author, async (req, res) => {
    const { screenId, candidate, expiresAt } = parse(InvitationBodySchema, req.body);
    res.status(201).json(await database.within(memberOf(res).scope, (db) => createInvitation(db, baseUrl, {
      screenId, ...candidate, expiresAt: expiresAt ?? null, createdBy: actorOf(res),
    })));
  });

  router.post('/invitations/preview', author, async (req, res) => {
    const { screenId, csv, expiresAt } = parse(PreviewBodySchema, req.body);
    res.json(await database.within(memberOf(res).scope, (db) => previewInvitations(db, baseUrl, { screenId, csv, expiresAt: expiresAt ?? null })));
  });

  router.post('/invitations/batch', author, async (req, res) => {
    const { screenId, candidates, expiresAt } = parse(BatchBodySchema, req.body);
    const created: CreatedInvitations = {
      items: await database.within(memberOf(res).scope, (db) => createInvitations(db, baseUrl, { screenId, candidates, expiresAt: expiresAt ?? null, createdBy: actorOf(res) })),
    };
    res.status(201).json(created);
  });

  router.post('/invitations/:invitationId/revoke', author, async (req, res) => {
    const { invitationId } = parse(Params, req.params, 'params');
    res.json(await database.within(memberOf(res).scope, (db) => revoke(db, invitationId, actorOf(res))));
  });

  router.post('/invitations/:invitationId/resend', author, async (req, res) => {
    const { invitationId } = parse(Params, req.params, 'params');
    res.json(await database.within(memberOf(res).scope, (db) => resend(db, baseUrl, invitationId, actorOf(res))));
  });

  router.post('/invitations/:invitationId/extend', author, async (req, res) => {
    const { invitationId } = parse(Params, req.params, 'params');
    const { expiresAt, taskMinutes, reopen } = parse(ExtendBodySchema, req.body);
    res.json(await database.within(memberOf(res).scope, (db) => extend(deps, db, invitationId, { expiresAt: expiresAt ?? null, taskMinutes, reopen, by: actorOf(res) })));
  });
  return router;
}
