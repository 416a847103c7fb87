import type { ErrorRequestHandler, RequestHandler } from 'express';
import { ERROR_CATALOGUE, type ErrorCode } from '../contract/error-catalogue.ts';
import type { Problem } from '../contract/problem.ts';
import { AppError } from '../errors.ts';

/** The end of every chain of API routes. */
export const unknownRoute: RequestHandler = (req) => {
  throw new AppError('not_found', `There is no ${req.method} ${req.path}. Check the address.`);
};

/** Turns whatever was thrown into a problem of the catalogue; the cause of an unknown error stays in the log. */
export const answerProblems: ErrorRequestHandler = (thrown: unknown, req, res, next) => {
  const error = toAppError(thrown);
  // Whoever gave an incident id has logged its cause.
  if (ERROR_CATALOGUE[error.code].status >= 500 && error.more.incidentId === undefined) req.log.error({ err: thrown }, error.message);
  if (res.headersSent) return next(thrown);
  const { fields, current, incidentId, retryAfterSeconds } = error.more;
  if (retryAfterSeconds !== undefined) res.setHeader('Retry-After', retryAfterSeconds);
  const problem: Problem = {
    type: `/errors#${error.code}`,
    ...ERROR_CATALOGUE[error.code],
    code: error.code,
    requestId: String(req.id),
    detail: error.message,
    ...(fields && { fields }),
    ...(current && { current }),
    ...(incidentId !== undefined && { incidentId }),
  };
  res.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
};

/** body-parser's and the router's errors carry a `type` and a `status`; their texts are not for clients. */
const KNOWN: Record<string, [ErrorCode, string]> = {
  'entity.too.large': ['body_too_large', 'Send less at once.'],
  'entity.parse.failed': ['unreadable_body', 'Send JSON with the type application/json.'],
  'encoding.unsupported': ['unreadable_body', 'Send the body without an encoding, or as gzip.'],
  'charset.unsupported': ['unreadable_body', 'Send the body as UTF-8.'],
  'request.aborted': ['unreadable_body', 'The body broke off.'],
  'request.size.invalid': ['unreadable_body', 'The body is not as long as announced.'],
};

/** By which the database refuses to add to a session whose person was forgotten; see the trigger `refuse_erased`. */
const ERASED = 'ASE01';

function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const { type, status, code: sqlState } = thrown as { type?: string; status?: number; code?: string };
  if (sqlState === ERASED) return new AppError('session_erased', 'The data of this candidate was deleted; nothing can be added to it.', { cause: thrown });
  const [code, detail] = KNOWN[type ?? ''] ?? [];
  if (code !== undefined && detail !== undefined) return new AppError(code, detail, { cause: thrown });
  if (thrown instanceof URIError || status === 400) return new AppError('unreadable_body', 'The address or the body cannot be decoded.', { cause: thrown });
  return new AppError('internal', 'It is our fault, and it was logged. Try again; if it stays, tell us the request id.', { cause: thrown });
}
