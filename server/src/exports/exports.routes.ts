import { Router, type Response } from 'express';
import { insertAudit } from '../audit/audit.queries.ts';
import { BinarySchema, CsvSchema, SessionExportQuerySchema, SessionExportSchema, SessionsExportQuerySchema, SessionsExportSchema } from '../contract/exports.ts';
import { SessionParamsSchema, type ReviewSession } from '../contract/review.ts';
import { selectReviewSessions, type Place, type SessionFilter } from '../dashboard/dashboard.queries.ts';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';
import { selectOwnOrganization } from '../people/people.queries.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { sessionAsCsv, sessionsAsCsv } from './as-csv.ts';
import { selectVersions } from './report-versions.queries.ts';
import { exportSession } from './session-export.ts';

const PAGE = 500;

/** What leaves the system as a file; each export is in the audit log. */
export function exportRoutes(deps: Deps) {
  const { database } = deps;
  const member = requireMember(deps);
  const router = Router();

  router.get('/review/export', member, endpoint({
    id: 'exportSessions', summary: 'All sessions that the filters let through, as a file',
    query: SessionsExportQuerySchema, answers: { 200: { 'application/json': SessionsExportSchema, 'text/csv': CsvSchema } },
  }, async (_req, res, { query: { format, ...filter } }) => {
    const { scope, actor } = memberOf(res);
    const sessions = await database.within(scope, async (db) => {
      const all = await selectAllSessions(db, filter);
      await insertAudit(db, { actor, action: 'sessions_exported', subject: 'sessions', detail: { format, sessions: all.length } });
      return all;
    });
    send(res, 'sessions', format, format === 'json' ? { items: sessions } : sessionsAsCsv(sessions));
  }));

  router.get('/review/sessions/:sessionId/export', member, endpoint({
    id: 'exportSession', summary: 'One session with its checks, ratings and decisions, as a file',
    params: SessionParamsSchema, query: SessionExportQuerySchema, answers: { 200: { 'application/json': SessionExportSchema, 'text/csv': CsvSchema } },
  }, async (_req, res, { params: { sessionId }, query: { format } }) => {
    const { scope, actor, member: { account_id: account } } = memberOf(res);
    const session = await database.within(scope, async (db) => {
      const exported = await exportSession(db, sessionId, account);
      await insertAudit(db, { actor, action: 'session_exported', subject: `session:${sessionId}`, detail: { format } });
      return exported;
    });
    send(res, `session-${sessionId}`, format, format === 'json' ? session : sessionAsCsv(session));
  }));

  router.get('/review/sessions/:sessionId/report.pdf', member, endpoint({
    id: 'printSession', summary: 'The printable report of a session as PDF',
    params: SessionParamsSchema, answers: { 200: { 'application/pdf': BinarySchema } },
  }, async (_req, res, { params: { sessionId } }) => {
    const { scope, actor, member: { account_id: account } } = memberOf(res);
    const { session, versions, organization } = await database.within(scope, async (db) => {
      const exported = await exportSession(db, sessionId, account);
      await insertAudit(db, { actor, action: 'session_exported', subject: `session:${sessionId}`, detail: { format: 'pdf' } });
      return { session: exported, versions: await selectVersions(db, sessionId), organization: (await selectOwnOrganization(db)).name };
    });
    // Fonts and what draws them are large, and few reports are loaded as a file.
    const { reportPdf } = await import('./report-pdf.ts');
    const file = await reportPdf(session, versions, organization);
    res.attachment(`report-${sessionId}.pdf`).type('application/pdf').send(file);
  }));
  return router;
}

async function selectAllSessions(db: Db, filter: SessionFilter): Promise<ReviewSession[]> {
  const all: ReviewSession[] = [];
  for (let after: Place | null = null; ;) {
    const { items, next } = await selectReviewSessions(db, filter, after, PAGE);
    all.push(...items);
    if (next === null) return all;
    after = next;
  }
}

function send(res: Response, name: string, format: 'csv' | 'json', content: unknown): void {
  res.attachment(`${name}.${format}`);
  if (typeof content === 'string') res.type('text/csv; charset=utf-8').send(content);
  else res.json(content);
}
