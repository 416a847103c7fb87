import { Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { everyone } from './audience.ts';
import { endpoint } from './endpoint.ts';

/** For the machine that runs us: alive, ready to serve, and how it goes. */
export function healthRoutes({ database, metrics }: Deps) {
  const router = Router();
  router.get('/healthz', everyone, endpoint({
    id: 'isAlive', summary: 'The process lives',
    answers: { 200: z.strictObject({ status: z.string() }) },
  }, (_req, res) => void res.json({ status: 'alive' })));
  router.get('/readyz', everyone, endpoint({
    id: 'isReady', summary: 'The database answers',
    answers: { 200: z.strictObject({ status: z.string() }), 503: z.strictObject({ status: z.string() }) },
  }, async (_req, res) => {
    try {
      await database.pool.query('SELECT 1');
      res.json({ status: 'ready' });
    } catch {
      res.status(503).json({ status: 'database unreachable' });
    }
  }));
  router.get('/metrics', everyone, endpoint({
    id: 'readMetrics', summary: 'Measurements for Prometheus',
    answers: { 200: { 'text/plain': z.string() } },
  }, async (_req, res) => {
    res.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  }));
  return router;
}
