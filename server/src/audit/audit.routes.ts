import { Router } from 'express';
import { AuditPageSchema, AuditQuerySchema, AuditVerificationSchema, type AuditPage, type AuditVerification } from '../contract/audit.ts';
import type { Deps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { selectActions, selectEntries, verifyAudit } from './audit.queries.ts';

const PAGE = 50;

/** Who did what, when; and whether the log still says what it said. */
export function auditRoutes(deps: Deps) {
  const { database } = deps;
  const admin = requireMember(deps, 'admin');
  const router = Router();

  router.get('/audit', admin, endpoint({
    id: 'listAudit', summary: 'Who did what, newest first and page by page',
    query: AuditQuerySchema, answers: { 200: AuditPageSchema },
  }, async (_req, res, { query }) => {
    const page: AuditPage = await database.within(memberOf(res).scope, async (db) => {
      const found = await selectEntries(db, query, PAGE + 1);
      const items = found.slice(0, PAGE);
      return { items, nextCursor: found.length > PAGE ? items.at(-1)?.sequence ?? null : null, actions: await selectActions(db) };
    });
    res.json(page);
  }));

  router.get('/audit/verification', admin, endpoint({
    id: 'verifyAudit', summary: 'Follow the chain of the audit log from its first entry to its last',
    answers: { 200: AuditVerificationSchema },
  }, async (_req, res) => {
    const verification: AuditVerification = await database.within(memberOf(res).scope, verifyAudit);
    res.json(verification);
  }));
  return router;
}
