import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import type { Request, Response } from 'express';
import type { Pool } from 'pg';
import { memberOf, requireRole } from '../auth.ts';
import { findCase } from '../cases/find-case.ts';
import { inTransaction } from '../db.ts';
import { record } from '../events.ts';
import { HttpError } from '../errors.ts';
import { cents, oneOf, text } from '../input.ts';
import { decide, DECISIONS } from './decide.ts';
import { totals } from './totals.ts';

export function paymentRoutes(pool: Pool): Router {
  const routes = Router();

  routes.get('/', requireRole(pool, 'reader'), async (_req: Request, res: Response) => {
    const { rows } = await pool.query('SELECT id, case_id, requested_by, purpose, cents, status, decided_by, decided_at FROM payments WHERE agency_id = $1 ORDER BY id', [memberOf(res).agencyId]);
    res.json({ payments: rows });
  });

  routes.post('/', requireRole(pool, 'worker'), async (req: Request, res: Response) => {
    const member = memberOf(res);
    const purpose = text(req.body?.purpose, 'purpose', 200);
    const amount = cents(req.body?.cents, 'cents');
    const { id: caseId } = await findCase(pool, member, text(req.body?.case_id, 'case_id'));
    const id = randomUUID();
    await inTransaction(pool, async (client) => {
      await client.query('INSERT INTO payments (id, agency_id, case_id, requested_by, purpose, cents) VALUES ($1, $2, $3, $4, $5, $6)', [id, member.agencyId, caseId, member.id, purpose, amount]);
      await record(client, member, 'payment.requested', id);
    });
    res.status(201).json({ id });
  });

  routes.get('/totals', requireRole(pool, 'reader'), async (_req: Request, res: Response) => {
    res.json(await totals(pool, memberOf(res)));
  });

  routes.post('/:id/decision', requireRole(pool, 'worker'), async (req: Request, res: Response) => {
    const decision = oneOf(req.body?.decision, 'decision', DECISIONS);
    const outcome = await decide(pool, memberOf(res), req.params.id, decision);
    if ('refused' in outcome) throw new HttpError(outcome.refused, outcome.reason);
    res.json({ status: outcome.decided });
  });

  return routes;
}
