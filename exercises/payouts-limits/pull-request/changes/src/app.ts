import express from 'express';
import { requireMember } from './lib/auth.ts';
import { pool } from './lib/db.ts';
import { answerErrors } from './lib/errors.ts';
import { accountRoutes } from './routes/accounts.ts';
import { entryRoutes } from './routes/entries.ts';
import { payoutRoutes } from './routes/payouts.ts';
import { refundRoutes } from './routes/refunds.ts';

export function createApp() {
  const app = express();
  app.use(express.json());
  app.get('/health', (_req, res) => res.json({ ok: true }));
  app.use(requireMember(pool));
  app.use(accountRoutes(pool));
  app.use(entryRoutes(pool));
  app.use(payoutRoutes(pool));
  app.use(refundRoutes(pool));
  app.use(answerErrors);
  return app;
}
