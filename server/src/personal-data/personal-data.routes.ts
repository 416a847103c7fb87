import { Router } from 'express';
import { insertAudit } from '../audit/audit.queries.ts';
import { BinarySchema } from '../contract/exports.ts';
import { SessionParamsSchema } from '../contract/review.ts';
import type { Deps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';
import { limitTo } from '../http/rate-limits.ts';
import { candidateOf, requireCandidate } from '../people/require-candidate.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { collectPersonalData } from './collect-personal-data.ts';
import { sendZip } from './send-zip.ts';

/** A person's right to a copy: by the candidate alone, or by an administrator who was asked for it. */
export function personalDataRoutes(deps: Deps) {
  const { database } = deps;
  const router = Router();

  router.get('/session/export', requireCandidate(deps), limitTo(10), endpoint({
    id: 'exportOwnData', summary: 'A zip of what the candidate wrote and did',
    answers: { 200: { 'application/zip': BinarySchema } },
  }, async (_req, res) => {
    const { organization, session } = candidateOf(res).scope;
    const scope = { scope: 'organization', organization } as const;
    const data = await database.within(scope, async (db) => {
      const collected = await collectPersonalData(db, session, 'candidate');
      await insertAudit(db, { actor: `candidate:${session}`, action: 'candidate_data_exported', subject: `session:${session}` });
      return collected;
    });
    await sendZip(res, database, scope, session, data);
  }));

  router.get('/review/sessions/:sessionId/personal-data', requireMember(deps, 'admin'), endpoint({
    id: 'exportPersonalData', summary: 'A zip of what is held about a candidate, with what was judged',
    params: SessionParamsSchema, answers: { 200: { 'application/zip': BinarySchema } },
  }, async (_req, res, { params: { sessionId } }) => {
    const { scope, actor } = memberOf(res);
    const data = await database.within(scope, async (db) => {
      const collected = await collectPersonalData(db, sessionId, 'administrator');
      await insertAudit(db, { actor, action: 'candidate_data_exported', subject: `session:${sessionId}` });
      return collected;
    });
    await sendZip(res, database, scope, sessionId, data);
  }));
  return router;
}
