import { Router } from 'express';
import { JoinBodySchema, JoinLookBodySchema, JoinViewSchema, type JoinView } from '../contract/people.ts';
import type { Deps } from '../deps.ts';
import { everyone } from '../http/audience.ts';
import { hashOf } from '../http/candidate-cookie.ts';
import { endpoint } from '../http/endpoint.ts';
import { limitTo } from '../http/rate-limits.ts';
import { selectOwnOrganization } from '../people/people.queries.ts';
import { joinOrganization, usableLink } from './join-organization.ts';
import { selectOptionalMemberLink, type MemberLink } from './member-invitations.queries.ts';

export function joinRoutes(deps: Deps) {
  const { database } = deps;
  const router = Router();

  async function view({ organization_id: organization, email, role, expires_at: expiresAt }: MemberLink): Promise<JoinView> {
    const { name } = await database.within({ scope: 'organization', organization }, selectOwnOrganization);
    return { organization: name, email, role, expiresAt };
  }

  router.post('/join/look', everyone, limitTo(300), endpoint({
    id: 'readMemberInvitation', summary: 'What the holder of a link is invited to',
    body: JoinLookBodySchema, answers: { 200: JoinViewSchema }, errors: ['invitation_unknown', 'invitation_used', 'invitation_revoked', 'invitation_expired'],
  }, async (_req, res, { body: { token } }) => {
    res.json(await view(usableLink(await selectOptionalMemberLink(database, hashOf(token)))));
  }));

  router.post('/join', everyone, limitTo(60), endpoint({
    id: 'join', summary: 'Become a member',
    detail: 'The account can sign in then.',
    body: JoinBodySchema, answers: { 201: JoinViewSchema }, errors: ['invitation_unknown', 'invitation_used', 'invitation_revoked', 'invitation_expired', 'account_elsewhere'],
  }, async (_req, res, { body: { token, name, password } }) => {
    const hash = hashOf(token);
    const link = usableLink(await selectOptionalMemberLink(database, hash));
    await joinOrganization(deps, link, hash, { name, password });
    res.status(201).json(await view(link));
  }));
  return router;
}
