import { Router } from 'express';
import type { Request, Response } from 'express';
import type { Pool } from 'pg';
import { memberOf, requireRole } from '../auth.ts';
import { HttpError } from '../errors.ts';
import { oneOf, text } from '../input.ts';
import { readCursor } from './cursor.ts';
import { KINDS, search } from './search.ts';

const FEWEST_SIGNS = 2;
const MOST_HITS = 50;

export function searchRoutes(pool: Pool): Router {
  const routes = Router();

  routes.get('/', requireRole(pool, 'reader'), async (req: Request, res: Response) => {
    const words = text(req.query.q, 'q', 100);
    if (words.length < FEWEST_SIGNS) throw new HttpError(400, `q has fewer than ${FEWEST_SIGNS} signs.`);
    const only = req.query.kind === undefined ? null : oneOf(req.query.kind, 'kind', KINDS);
    const page = await search(pool, memberOf(res), words, readCursor(req.query.after), sizeOf(req.query.size), only);
    res.json(page);
  });

  return routes;
}

function sizeOf(asked: string | undefined): number {
  if (asked === undefined) return 20;
  const size = Number(asked);
  if (!Number.isInteger(size) || size < 1 || size > MOST_HITS) throw new HttpError(400, `size must be a whole number from 1 to ${MOST_HITS}.`);
  return size;
}
