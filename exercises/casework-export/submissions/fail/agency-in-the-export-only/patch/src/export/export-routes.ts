import { Router } from 'express';
import type { Request, Response } from 'express';
import type { Pool } from 'pg';
import { memberOf, requireRole } from '../auth.ts';
import { oneOf } from '../input.ts';
import { csvLine } from './csv.ts';
import { caseFilter } from './filter.ts';

const FORMATS = ['json', 'csv'] as const;
const COLUMNS = ['id', 'title', 'status', 'client', 'town', 'worker', 'notes', 'approved_cents'] as const;

export function exportRoutes(pool: Pool): Router {
  const routes = Router();

  routes.get('/cases', requireRole(pool, 'worker'), async (req: Request, res: Response) => {
    const format = oneOf(req.query.format ?? 'json', 'format', FORMATS);
    const { where, values } = caseFilter(memberOf(res), req.query);
    const { rows } = await pool.query(
      `SELECT c.id, c.title, c.status, cl.name AS client, cl.town, m.name AS worker,
              (SELECT count(*)::int FROM notes n WHERE n.case_id = c.id) AS notes,
              coalesce((SELECT sum(p.cents) FROM payments p WHERE p.case_id = c.id AND p.status = 'approved'), 0) AS approved_cents
         FROM cases c JOIN clients cl ON cl.id = c.client_id LEFT JOIN members m ON m.id = c.worker_id
        WHERE (${where}) AND c.agency_id = $${values.length + 1} ORDER BY c.id`,
      [...values, memberOf(res).agencyId],
    );
    if (format === 'json') {
      res.json({ cases: rows });
      return;
    }
    const lines = [csvLine(COLUMNS), ...rows.map((row) => csvLine(COLUMNS.map((column) => row[column])))];
    res.set('content-type', 'text/csv; charset=utf-8').set('content-disposition', 'attachment; filename="cases.csv"').send(`${lines.join('\r\n')}\r\n`);
  });

  // Asked before a large export, so that the page can say how many cases it will hold.
  routes.get('/cases/count', requireRole(pool, 'worker'), async (req: Request, res: Response) => {
    const { where, values } = caseFilter(memberOf(res), req.query);
    const { rows } = await pool.query(
      `SELECT count(*)::int AS cases, (count(*) FILTER (WHERE c.status = 'open'))::int AS open
         FROM cases c JOIN clients cl ON cl.id = c.client_id
        WHERE ${where}`,
      values,
    );
    res.json(rows[0]);
  });

  return routes;
}
