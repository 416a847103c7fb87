import { Router } from 'express';
import type { Pool } from 'pg';
import { requireRole, type Member } from '../lib/auth.ts';
import { inTransaction } from '../lib/db.ts';
import { HttpError } from '../lib/errors.ts';
import { parseCents } from '../lib/money.ts';
import { listRefunds, refundSale, refundUsage, setRefundLimit, type RefundOrder } from '../lib/refunds.ts';

export function refundRoutes(pool: Pool) {
  const router = Router();

  router.get('/accounts/:id/refunds', async (req, res) => {
    res.json({ refunds: await listRefunds(pool, res.locals.member as Member, req.params.id) });
  });

  router.post('/accounts/:id/refunds', requireRole('owner', 'finance'), async (req, res) => {
    const order = parseRefund(req.body);
    const refund = await inTransaction(pool, (client) => refundSale(client, res.locals.member as Member, req.params.id, order));
    res.status(201).json(refund);
  });

  router.get('/accounts/:id/refund-limit', async (req, res) => {
    res.json(await refundUsage(pool, res.locals.member as Member, req.params.id));
  });

  router.put('/accounts/:id/refund-limit', requireRole('owner'), async (req, res) => {
    const limit = req.body?.cents === null ? null : parseCents(req.body?.cents);
    await setRefundLimit(pool, res.locals.member as Member, req.params.id, limit);
    res.status(204).end();
  });

  return router;
}

function parseRefund(body: unknown): RefundOrder {
  const { sale, cents, reason = '' } = (body ?? {}) as Record<string, unknown>;
  if (typeof sale !== 'string' || !/^\d{1,18}$/.test(sale)) throw new HttpError(422, 'sale: expected the id of an entry.');
  if (typeof reason !== 'string' || reason.length > 80) throw new HttpError(422, 'reason: expected text of up to 80 signs.');
  return { saleId: sale, cents: parseCents(cents), reason };
}
