import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import type { Request, Response } from 'express';
import type { Pool } from 'pg';
import { memberOf, requireRole } from '../auth.ts';
import { findCase } from '../cases/find-case.ts';
import { inTransaction } from '../db.ts';
import { HttpError, notFound } from '../errors.ts';
import { record } from '../events.ts';
import { text } from '../input.ts';
import { isKnownOffice } from './directory.ts';

/** Mounted at /cases/:caseId/links. */
export function linkRoutes(pool: Pool): Router {
  const routes = Router({ mergeParams: true });

  routes.get('/', requireRole(pool, 'worker'), async (req: Request, res: Response) => {
    const { id: caseId } = await findCase(pool, memberOf(res), req.params.caseId);
    const { rows } = await pool.query('SELECT token, created_by, recipient, revoked FROM share_links WHERE case_id = $1 ORDER BY recipient, token', [caseId]);
    res.json({ links: rows });
  });

  routes.post('/', requireRole(pool, 'worker'), async (req: Request, res: Response) => {
    const member = memberOf(res);
    const recipient = text(req.body?.recipient, 'recipient', 200).toLowerCase();
    const { id: caseId } = await findCase(pool, member, req.params.caseId);
    // Before the transaction: the directory is slow at times, and no lock may wait for it.
    if (!await isKnownOffice(recipient)) throw new HttpError(422, 'The directory of offices does not know this recipient.');
    const token = randomUUID();
    await inTransaction(pool, async (client) => {
      const { rows } = await client.query('SELECT role FROM members WHERE id = $1 AND active FOR UPDATE', [member.id]);
      if (rows.length === 0) throw new HttpError(401, 'Please sign in.');
      if (rows[0].role === 'reader') throw new HttpError(403, 'This needs the role worker.');
      await client.query(
        'INSERT INTO share_links (token, agency_id, case_id, created_by, recipient) VALUES ($1, $2, $3, $4, $5)',
        [token, member.agencyId, caseId, member.id, recipient],
      );
      await record(client, member, 'case.shared', caseId);
    });
    res.status(201).json({ token, url: `/shared/${token}` });
  });

  // Any worker of the agency closes a link, also that of a colleague. Closing it twice is no error.
  routes.delete('/:token', requireRole(pool, 'worker'), async (req: Request, res: Response) => {
    const member = memberOf(res);
    const { id: caseId } = await findCase(pool, member, req.params.caseId);
    await inTransaction(pool, async (client) => {
      const { rowCount } = await client.query('UPDATE share_links SET revoked = true WHERE token = $1 AND case_id = $2', [req.params.token, caseId]);
      if (rowCount === 0) throw notFound('link');
      await record(client, member, 'case.unshared', caseId);
    });
    res.status(204).end();
  });

  return routes;
}
