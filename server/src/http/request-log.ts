import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { Metrics } from './metrics.ts';

/** One line a request. Links and cookies are secrets and never reach the log. */
export function requestLog(log: Logger) {
  return pinoHttp({
    logger: log,
    genReqId: (_req, res) => {
      const id = randomBytes(8).toString('base64url');
      res.setHeader('Request-Id', id);
      return id;
    },
    // What failed is logged with its cause where the problem is answered.
    customLogLevel: () => 'debug',
    serializers: {
      req: ({ method, url, id }: { method: string; url: string; id: string }) => ({ id, method, url: url.replace(/^\/s\/[^/?]+/, '/s/…') }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
  });
}

/** Times answers by route pattern; addresses would make a series of every id. */
export function measure({ requestSeconds }: Metrics): RequestHandler {
  return (req, res, next) => {
    const end = requestSeconds.startTimer();
    res.on('finish', () => {
      const route = (req.route as { path?: string } | undefined)?.path ?? 'none';
      end({ method: req.method, route, status: String(res.statusCode) });
    });
    next();
  };
}
