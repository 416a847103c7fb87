import express, { Router, type Response } from 'express';
import { z } from 'zod';
import { insertAudit } from '../audit/audit.queries.ts';
import { BrandingBodySchema, BrandingSchema, LOGO_TYPES } from '../contract/branding.ts';
import type { Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../errors.ts';
import { endpoint } from '../http/endpoint.ts';
import { candidateOf, requireCandidate } from '../people/require-candidate.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { deleteLogo, saveBranding, saveLogo, selectBranding, selectOptionalLogo } from './branding.queries.ts';
import { readLogo } from './read-logo.ts';

const LogoParams = z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/) });
/** Bytes, whose type the file says itself. */
const LOGO_ANSWER = Object.fromEntries(LOGO_TYPES.map((type) => [type, z.string()]));
/** More than a logo may have, so that one that is too large is told by how much. */
const BODY_BYTES = 2 * 1024 * 1024;

/** How an organization looks: read by its members and candidates, changed by administrators. */
export function brandingRoutes(deps: Deps) {
  const { database } = deps;
  const admin = requireMember(deps, 'admin');
  const router = Router();

  router.get('/branding', requireMember(deps), endpoint({
    id: 'readBranding', summary: 'How the organization looks to its candidates',
    answers: { 200: BrandingSchema },
  }, async (_req, res) => {
    res.json(await database.within(memberOf(res).scope, selectBranding));
  }));

  router.put('/branding', admin, endpoint({
    id: 'saveBranding', summary: 'Set the accent colour and the contact for candidates',
    body: BrandingBodySchema, answers: { 200: BrandingSchema },
  }, async (_req, res, { body }) => {
    const { scope, actor } = memberOf(res);
    res.json(await database.within(scope, async (db) => {
      await saveBranding(db, body);
      await insertAudit(db, { actor, action: 'branding_changed', subject: 'branding', detail: body });
      return selectBranding(db);
    }));
  }));

  router.put('/branding/logo', admin, express.raw({ type: [...LOGO_TYPES], limit: BODY_BYTES }), endpoint({
    id: 'saveLogo', summary: 'Set the logo',
    detail: 'The body is the file itself, with its type: a PNG, JPEG or WebP of at most 256 kB, 16 to 2000 pixels in each direction.',
    upload: LOGO_TYPES, answers: { 200: BrandingSchema },
  }, async (req, res) => {
    const logo = readLogo(req.body);
    const { scope, actor } = memberOf(res);
    res.json(await database.within(scope, async (db) => {
      await saveLogo(db, logo);
      await insertAudit(db, { actor, action: 'logo_changed', subject: 'branding', detail: { hash: logo.hash } });
      return selectBranding(db);
    }));
  }));

  router.delete('/branding/logo', admin, endpoint({
    id: 'removeLogo', summary: 'Remove the logo',
    answers: { 200: BrandingSchema }, errors: ['not_found'],
  }, async (_req, res) => {
    const { scope, actor } = memberOf(res);
    res.json(await database.within(scope, async (db) => {
      if (!await deleteLogo(db)) throw notFound('logo');
      await insertAudit(db, { actor, action: 'logo_removed', subject: 'branding' });
      return selectBranding(db);
    }));
  }));

  const sendLogo = async (res: Response, scope: Scope, hash: string) => {
    const logo = await database.within(scope, (db) => selectOptionalLogo(db, hash));
    if (logo === null) throw notFound('logo');
    // Its address is its hash: another logo has another one. Private, because it is for this organization's people alone.
    res.setHeader('Cache-Control', 'private, max-age=31536000, immutable');
    res.type(logo.type).send(logo.content);
  };
  router.get('/branding/logos/:hash', requireMember(deps), endpoint({
    id: 'readLogo', summary: 'The logo, for members',
    params: LogoParams, answers: { 200: LOGO_ANSWER },
  }, (_req, res, { params: { hash } }) => sendLogo(res, memberOf(res).scope, hash)));

  router.get('/session/logos/:hash', requireCandidate(deps), endpoint({
    id: 'readOwnLogo', summary: 'The logo of the organization that invited',
    params: LogoParams, answers: { 200: LOGO_ANSWER },
  }, (_req, res, { params: { hash } }) => sendLogo(res, candidateOf(res).scope, hash)));
  return router;
}
