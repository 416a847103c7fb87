import { Router } from 'express';
import type { Pool } from 'pg';
import { findAccount } from '../lib/accounts.ts';
import { requireRole, type Member } from '../lib/auth.ts';
import { inTransaction } from '../lib/db.ts';
import { notFound } from '../lib/errors.ts';
import { parseIban } from '../lib/iban.ts';
import { parseCents } from '../lib/money.ts';
import { cancelPayout, requestPayout } from '../lib/payouts.ts';

export function payoutRoutes(pool: Pool) {
  const router = Router();

  router.get('/accounts/:id/payouts', async (req, res) => {
    const { merchantId } = res.locals.member as Member;
    const account = await findAccount(pool, merchantId, req.params.id);
    const { rows } = await pool.query('SELECT id, cents, iban, status FROM payouts WHERE account_id = $1 ORDER BY id', [account.id]);
    res.json({ payouts: rows });
  });

  router.post('/accounts/:id/payouts', requireRole('owner', 'finance'), async (req, res) => {
    const member = res.locals.member as Member;
    const cents = parseCents(req.body?.cents);
    const iban = parseIban(req.body?.iban);
    const payout = await inTransaction(pool, (client) => requestPayout(client, member, req.params.id, cents, iban));
    res.status(201).json(payout);
  });

  router.delete('/accounts/:id/payouts/:payoutId', requireRole('owner', 'finance'), async (req, res) => {
    const member = res.locals.member as Member;
    if (!/^\d{1,18}$/.test(req.params.payoutId)) throw notFound('payout');
    await inTransaction(pool, (client) => cancelPayout(client, member, req.params.id, req.params.payoutId));
    res.status(204).end();
  });

  return router;
}
