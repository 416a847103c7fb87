import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { everyone } from './audience.ts';

/** For the machine that runs us: alive, ready to serve, and how it goes. */
export function healthRoutes({ database, metrics }: Deps) {
  const router = Router();
  router.get('/healthz', everyone, (_req, res) => void res.json({ status: 'alive' }));
  router.get('/readyz', everyone, async (_req, res) => {
    try {
      await database.pool.query('SELECT 1');
      res.json({ status: 'ready' });
    } catch {
      res.status(503).json({ status: 'database unreachable' });
    }
  });
  router.get('/metrics', everyone, async (_req, res) => {
    res.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return router;
}
