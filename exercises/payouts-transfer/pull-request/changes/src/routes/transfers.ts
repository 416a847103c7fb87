import { Router } from 'express';
import type { Pool } from 'pg';
import { requireRole, type Member } from '../lib/auth.ts';
import { inTransaction } from '../lib/db.ts';
import { notFound } from '../lib/errors.ts';
import { parseOrder } from '../lib/transfer-input.ts';
import { createTransfer, listTransfers, reverseTransfer, type Transfer } from '../lib/transfers.ts';

const shown = ({ id, from_id: from, to_id: to, cents, note, reversed }: Transfer) => ({ id, from, to, cents, note, reversed });

export function transferRoutes(pool: Pool) {
  const router = Router();

  router.get('/accounts/:id/transfers', async (req, res) => {
    const transfers = await listTransfers(pool, res.locals.member as Member, req.params.id);
    res.json({ transfers: transfers.map(shown) });
  });

  router.post('/transfers', requireRole('owner', 'finance'), async (req, res) => {
    const order = parseOrder(req.body);
    const transfer = await inTransaction(pool, (client) => createTransfer(client, res.locals.member as Member, order));
    res.status(201).json(shown(transfer));
  });

  router.post('/transfers/:id/reversal', requireRole('owner'), async (req, res) => {
    if (!/^\d{1,18}$/.test(req.params.id)) throw notFound('transfer');
    const reversal = await inTransaction(pool, (client) => reverseTransfer(client, res.locals.member as Member, req.params.id));
    res.status(201).json(shown(reversal));
  });

  return router;
}
