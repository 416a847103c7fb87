import { Router } from 'express';
import { AuditQuerySchema, type AuditPage, type AuditVerification } from '../contract/audit.ts';
import type { Deps } from '../deps.ts';
import { parse } from '../http/parse.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { selectActions, selectEntries, verifyAudit } from './audit.queries.ts';

const PAGE = 50;

/** Who did what, when; and whether the log still says what it said. */
export function auditRoutes(deps: Deps) {
  const { database } = deps;
  const admin = requireMember(deps, 'admin');
  const router = Router();

  router.get('/audit', admin, async (req, res) => {
    const query = parse(AuditQuerySchema, req.query, 'query');
    const page: AuditPage = await database.within(memberOf(res).scope, async (db) => {
      const found = await selectEntries(db, query, PAGE + 1);
      const items = found.slice(0, PAGE);
      return { items, nextCursor: found.length > PAGE ? items.at(-1)?.sequence ?? null : null, actions: await selectActions(db) };
    });
    res.json(page);
  });

  router.get('/audit/verification', admin, async (_req, res) => {
    const verification: AuditVerification = await database.within(memberOf(res).scope, verifyAudit);
    res.json(verification);
  });
  return router;
}
