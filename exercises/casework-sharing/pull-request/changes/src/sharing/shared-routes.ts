import { Router } from 'express';
import type { Request, Response } from 'express';
import type { Pool } from 'pg';
import { notFound } from '../errors.ts';

/** What outsiders see. The token is the permission; there is no member. */
export function sharedRoutes(pool: Pool): Router {
  const routes = Router();

  routes.get('/:token', async (req: Request, res: Response) => {
    const { rows } = await pool.query(
      `SELECT c.title, c.status, a.name AS agency, l.recipient,
              (SELECT count(*)::int FROM attachments f WHERE f.case_id = c.id) AS attachments
         FROM share_links l JOIN cases c ON c.id = l.case_id JOIN agencies a ON a.id = l.agency_id
        WHERE l.token = $1 AND NOT l.revoked`,
      [req.params.token],
    );
    if (rows.length === 0) throw notFound('link');
    res.json(rows[0]);
  });

  return routes;
}
