import type { RequestHandler } from 'express';

/** The header sign-in counts tries by. Always ours: whatever a client sent under this name is replaced. */
export const CLIENT_ADDRESS = 'x-assay-client-address';

export const tellClientAddress: RequestHandler = (req, _res, next) => {
  req.headers[CLIENT_ADDRESS] = req.ip ?? 'unknown';
  next();
};
