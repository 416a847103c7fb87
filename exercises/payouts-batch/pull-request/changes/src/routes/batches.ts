import { Router } from 'express';
import type { Pool } from 'pg';
import { requireRole, type Member } from '../lib/auth.ts';
import { parseLines } from '../lib/batch-lines.ts';
import { createBatch, findBatchPayouts, listBatches } from '../lib/batches.ts';
import { inTransaction } from '../lib/db.ts';
import { notFound } from '../lib/errors.ts';

export function batchRoutes(pool: Pool) {
  const router = Router();

  router.get('/accounts/:id/batches', async (req, res) => {
    res.json({ batches: await listBatches(res.locals.member as Member, req.params.id) });
  });

  router.get('/accounts/:id/batches/:batchId', async (req, res) => {
    if (!/^\d{1,18}$/.test(req.params.batchId)) throw notFound('batch');
    res.json({ payouts: await findBatchPayouts(res.locals.member as Member, req.params.id, req.params.batchId) });
  });

  router.post('/accounts/:id/batches', requireRole('owner', 'finance'), async (req, res) => {
    const lines = parseLines(req.body?.lines);
    const batch = await inTransaction(pool, (client) => createBatch(client, res.locals.member as Member, req.params.id, lines));
    res.status(201).json(batch);
  });

  return router;
}
