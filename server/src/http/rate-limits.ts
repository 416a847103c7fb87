import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { AppError } from '../errors.ts';

const WINDOW_SECONDS = 60;

/** At most so many requests a minute from one address. */
export function limitTo(requests: number): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_SECONDS * 1000,
    limit: requests,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: () => {
      throw new AppError('too_many_requests', `At most ${requests} a minute. Wait a moment.`, { retryAfterSeconds: WINDOW_SECONDS });
    },
  });
}
