import { Router } from 'express';
import { z } from 'zod';
import { BatchBodySchema, CreatedInvitationSchema, CreatedInvitationsSchema, ExtendBodySchema, InvitationBodySchema, InvitationsSchema, InvitationViewSchema, PreviewBodySchema, PreviewSchema, type CreatedInvitations } from '../contract/authoring.ts';
import { OpenInvitationBodySchema, SessionViewSchema } from '../contract/session.ts';
import type { Deps } from '../deps.ts';
import { everyone } from '../http/audience.ts';
import { endpoint } from '../http/endpoint.ts';
import { limitTo } from '../http/rate-limits.ts';
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

  router.post('/invitations/open', everyone, limitTo(300), endpoint({
    id: 'openInvitation', summary: 'Open the link of an invitation',
    detail: 'The answer sets the cookie of the candidate.',
    body: OpenInvitationBodySchema, answers: { 200: SessionViewSchema }, errors: ['invitation_unknown', 'invitation_expired', 'invitation_revoked', 'invitation_open_elsewhere'],
  }, async (req, res, { body: { token, takeOver } }) => {
    const scope = await openInvitation(deps, req, res, token, takeOver);
    res.json(await database.within(scope, selectSessionView));
  }));

  router.get('/invitations', author, endpoint({
    id: 'listInvitations', summary: 'Invitations of candidates, newest first',
    answers: { 200: InvitationsSchema },
  }, async (_req, res) => {
    res.json({ items: await database.within(memberOf(res).scope, selectInvitations) });
  }));

  router.post('/invitations', author, endpoint({
    id: 'invite', summary: 'Invite a candidate',
    detail: 'The link is in this answer and in the mail, and nowhere else.',
    body: InvitationBodySchema, answers: { 201: CreatedInvitationSchema },
  }, async (_req, res, { body: { screenId, candidate, expiresAt } }) => {
    res.status(201).json(await database.within(memberOf(res).scope, (db) => createInvitation(db, baseUrl, {
      screenId, ...candidate, expiresAt: expiresAt ?? null, createdBy: actorOf(res),
    })));
  }));

  router.post('/invitations/preview', author, endpoint({
    id: 'previewInvitations', summary: 'Read a CSV of candidates and say which of them can be invited',
    detail: 'Invites nobody.',
    body: PreviewBodySchema, answers: { 200: PreviewSchema },
  }, async (_req, res, { body: { screenId, csv, expiresAt } }) => {
    res.json(await database.within(memberOf(res).scope, (db) => previewInvitations(db, baseUrl, { screenId, csv, expiresAt: expiresAt ?? null })));
  }));

  router.post('/invitations/batch', author, endpoint({
    id: 'inviteMany', summary: 'Invite many candidates',
    detail: 'All of them or none.',
    body: BatchBodySchema, answers: { 201: CreatedInvitationsSchema },
  }, async (_req, res, { body: { screenId, candidates, expiresAt } }) => {
    const created: CreatedInvitations = {
      items: await database.within(memberOf(res).scope, (db) => createInvitations(db, baseUrl, { screenId, candidates, expiresAt: expiresAt ?? null, createdBy: actorOf(res) })),
    };
    res.status(201).json(created);
  }));

  router.post('/invitations/:invitationId/revoke', author, endpoint({
    id: 'revokeInvitation', summary: 'Withdraw an invitation',
    detail: 'Its link opens nothing any more.',
    params: Params, answers: { 200: InvitationViewSchema }, errors: ['invitation_used'],
  }, async (_req, res, { params: { invitationId } }) => {
    res.json(await database.within(memberOf(res).scope, (db) => revoke(db, invitationId, actorOf(res))));
  }));

  router.post('/invitations/:invitationId/resend', author, endpoint({
    id: 'resendInvitation', summary: 'Send an invitation again, with a new link',
    params: Params, answers: { 200: CreatedInvitationSchema }, errors: ['invitation_used'],
  }, async (_req, res, { params: { invitationId } }) => {
    res.json(await database.within(memberOf(res).scope, (db) => resend(db, baseUrl, invitationId, actorOf(res))));
  }));

  router.post('/invitations/:invitationId/extend', author, endpoint({
    id: 'extendInvitation', summary: 'Move the end of an invitation, its session and every task that is not handed in',
    detail: 'On demand also lets tasks be started again that were handed in by their deadline; what was handed in is kept.',
    params: Params, body: ExtendBodySchema, answers: { 200: InvitationViewSchema }, errors: ['session_over', 'nothing_to_reopen'],
  }, async (_req, res, { params: { invitationId }, body: { expiresAt, taskMinutes, reopen } }) => {
    res.json(await database.within(memberOf(res).scope, (db) => extend(deps, db, invitationId, { expiresAt: expiresAt ?? null, taskMinutes, reopen, by: actorOf(res) })));
  }));
  return router;
}
