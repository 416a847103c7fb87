import type { RequestHandler } from 'express';
import { AppError } from '../errors.ts';

const READS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses writes that a browser sends for another site's page. Beside SameSite cookies, because those count every
 * port and subdomain of a host as the same site. Programs without a browser send no Origin and hold no cookie of it.
 */
export function requireOwnOrigin(origins: readonly string[]): RequestHandler {
  return (req, _res, next) => {
    const origin = req.headers.origin;
    if (!READS.includes(req.method) && origin !== undefined && !origins.includes(origin)) {
      throw new AppError('foreign_origin', `Pages of ${origins.join(' or ')} may do this. Open Assay there, or set BASE_URL to the address you use.`);
    }
    next();
  };
}
