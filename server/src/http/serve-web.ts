import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compression from 'compression';
import express, { Router } from 'express';

/** The built pages. Every address that is no file is the app's, which knows its own routes. */
export function serveWeb(directory: string): Router {
  const router = Router();
  router.use(compression());
  // Names of built files carry a hash of their content.
  router.use('/assets', express.static(join(directory, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }));
  router.use(express.static(directory, { index: false, maxAge: '5m' }));
  const page = join(directory, 'index.html');
  router.use((req, res, next) => {
    if (!['GET', 'HEAD'].includes(req.method) || !req.accepts('html')) return next();
    if (!existsSync(page)) return void res.status(503).type('text').send('The pages are not built yet. Run npm run build.');
    res.setHeader('Cache-Control', 'no-cache');
    // A link's secret is in the address of its page; it must not travel on as a referrer.
    res.setHeader('Referrer-Policy', 'no-referrer');
    res.sendFile(page);
  });
  return router;
}
