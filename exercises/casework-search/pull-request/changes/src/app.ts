import express from 'express';
import type { Express, Request, Response } from 'express';
import { caseRoutes } from './cases/case-routes.ts';
import { clientRoutes } from './clients/client-routes.ts';
import { createPool } from './db.ts';
import { answerErrors } from './errors.ts';
import { memberRoutes } from './members/member-routes.ts';
import { noteRoutes } from './notes/note-routes.ts';
import { paymentRoutes } from './payments/payment-routes.ts';
import { searchRoutes } from './search/search-routes.ts';
import { sharedRoutes } from './sharing/shared-routes.ts';

export function createApp(): Express {
  const pool = createPool();
  const app = express();
  app.use(express.json());
  app.get('/health', (_req: Request, res: Response) => {
    res.json({ ok: true });
  });
  app.use('/cases/:caseId/notes', noteRoutes(pool));
  app.use('/cases', caseRoutes(pool));
  app.use('/clients', clientRoutes(pool));
  app.use('/payments', paymentRoutes(pool));
  app.use('/members', memberRoutes(pool));
  app.use('/search', searchRoutes(pool));
  app.use('/shared', sharedRoutes(pool));
  app.use(answerErrors);
  return app;
}
