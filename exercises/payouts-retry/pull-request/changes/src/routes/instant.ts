import { Router } from 'express';
import type { Pool } from 'pg';
import { requireRole, type Member } from '../lib/auth.ts';
import { HttpError } from '../lib/errors.ts';
import { requireKey } from '../lib/idempotency.ts';
import { payInstantly } from '../lib/instant.ts';
import { parseCents } from '../lib/money.ts';

export function instantRoutes(pool: Pool) {
  const router = Router();

  router.post('/accounts/:id/instant', requireRole('owner', 'finance'), async (req, res) => {
    const key = requireKey(req);
    const cents = parseCents(req.body?.cents);
    const iban = req.body?.iban;
    if (typeof iban !== 'string' || !/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) throw new HttpError(422, 'iban: is not complete.');
    const { account_id: account, ...payout } = await payInstantly(pool, res.locals.member as Member, { accountId: req.params.id, cents, iban }, key);
    res.status(201).json({ ...payout, account });
  });

  return router;
}
